using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Practice;

/// <summary>
/// When people are asked again, and until when doing it alone counts as having learnt it. Never edited: a decision that
/// changes it adds a version and names itself.
/// </summary>
internal sealed class PracticeRule
{
    public required int Version { get; init; }

    /// <summary>Days after a task was practised for the first time.</summary>
    public required int[] FollowUpDays { get; init; }

    /// <summary>Within how many days after help the same thing done alone counts.</summary>
    public required int ConversionDays { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required string Source { get; init; }
}

internal static class PracticeRuleQueries
{
    internal static Task<PracticeRule> InForce(
        this DbSet<PracticeRule> rules, DateTimeOffset now, CancellationToken cancellationToken) => rules.AsNoTracking()
        .Where(rule => rule.ValidFrom <= now)
        .OrderByDescending(rule => rule.Version)
        .FirstAsync(cancellationToken);
}

internal sealed class PracticeRuleConfiguration : IEntityTypeConfiguration<PracticeRule>
{
    public void Configure(EntityTypeBuilder<PracticeRule> builder)
    {
        builder.HasKey(rule => rule.Version);
        builder.Property(rule => rule.Version).ValueGeneratedNever();
        builder.Property(rule => rule.Source).HasMaxLength(500);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_practice_rules_days", "conversion_days > 0 AND 0 < ALL (follow_up_days)"));
    }
}
