using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Learners;

/// <summary>
/// An officer saw the document and says that the record is right although it looks strange. It holds until one of the
/// values it is about changes.
/// </summary>
internal sealed class WarningOverride
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    /// <summary>Code of the finding, <c>birth-year-differs</c>.</summary>
    public required string Code { get; init; }

    public required byte[] ReasonSealed { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? LapsedAt { get; private set; }

    public void Lapse(DateTimeOffset now) => LapsedAt = now;

    /// <summary>Ends what was said about values that are no longer those.</summary>
    public static async Task Lapse(
        LearnerDbContext db, Guid learnerId, IEnumerable<FieldChange> changes, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        LearnerField[] compared = [LearnerField.BirthDate, LearnerField.Sex, LearnerField.CitizenId];
        if (!changes.Select(change => change.Field).Intersect(compared.Select(FieldChange.Code)).Any())
            return;
        var live = await db.WarningOverrides.Where(one => one.LearnerId == learnerId && one.LapsedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var one in live)
            one.Lapse(now);
    }
}

internal sealed class WarningOverrideConfiguration : IEntityTypeConfiguration<WarningOverride>
{
    public void Configure(EntityTypeBuilder<WarningOverride> builder)
    {
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Code).HasMaxLength(30);
        builder.Property(one => one.Actor).HasMaxLength(200);
        builder.HasOne<Learner>().WithMany().HasForeignKey(one => one.LearnerId);
        builder.HasIndex(one => new { one.LearnerId, one.Code }).IsUnique().HasFilter("lapsed_at IS NULL");
    }
}
