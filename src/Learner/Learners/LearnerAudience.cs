using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Learners;

/// <summary>
/// Membership of an audience from a day on; several at once, and none is the main one. That one audience never
/// overlaps itself is decided under the row version of the learner: an exclusion constraint would cost every import
/// more than it guards.
/// </summary>
internal sealed class LearnerAudience
{
    public Guid LearnerId { get; init; }

    public required string Audience { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; set; }

    public required string Source { get; set; }

    public bool Includes(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo > day);
}

/// <summary>Who says that a person belongs to an audience.</summary>
internal static class AudienceSource
{
    public const string Officer = "officer";
    public const string Import = "import";
    public const string Self = "self";
    public const string Guardian = "guardian";
    public const string Certificate = "certificate";
    public const string Field = "field";
}

internal sealed class LearnerAudienceConfiguration : IEntityTypeConfiguration<LearnerAudience>
{
    public void Configure(EntityTypeBuilder<LearnerAudience> builder)
    {
        builder.ToTable("LearnerAudiences", table => table.HasCheckConstraint(
            "ck_learner_audiences_dates", "valid_to > valid_from"));
        builder.HasKey(audience => new { audience.LearnerId, audience.Audience, audience.ValidFrom });
        builder.Property(audience => audience.Audience).HasMaxLength(30);
        builder.Property(audience => audience.Source).HasMaxLength(11);
    }
}
