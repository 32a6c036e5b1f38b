using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Courses;

namespace Platform.Courses.Completions;

/// <summary>
/// When a course counts as done. Never edited: a decision that changes it adds a version and names itself.
/// </summary>
internal sealed class CompletionRule
{
    /// <summary>What judges results that other platforms report, instead of a kind of class.</summary>
    public const string Imported = "imported";

    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>Kind of class it judges, <c>hands-on</c>, or <see cref="Imported"/>.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>A course with a rule of its own; all others where it is absent.</summary>
    public Guid? CourseId { get; init; }

    public required bool NeedsAttendance { get; init; }

    public required bool NeedsPass { get; init; }

    /// <summary>What such evidence is worth; absent where the source of the result says it.</summary>
    public string? AssuranceLevel { get; init; }

    /// <summary>After how long the course has to be done again; never where absent.</summary>
    public int? RenewalMonths { get; init; }

    /// <summary>The decision or document it comes from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <returns>The evidence the completion rests on; null where something is missing.</returns>
    public IReadOnlyList<FoundEvidence>? Judge(IReadOnlyCollection<FoundEvidence> found)
    {
        var presence = found.Where(one => one.Kind is EvidenceKind.Attendance).MinBy(one => one.At);
        var pass = found.Where(one => one.Kind is EvidenceKind.Assessment).MaxBy(one => one.ScorePercent);
        var reported = found.Where(one => one.Kind is EvidenceKind.ImportedResult).MinBy(one => one.At);
        var missing = (NeedsAttendance && presence is null) || (NeedsPass && pass is null)
            || (AppliesTo == Imported && reported is null);
        return missing ? null : [.. new[] { presence, pass, reported }.OfType<FoundEvidence>()];
    }
}

internal static class CompletionRuleQueries
{
    /// <summary>The newest rule of that day; the course&apos;s own goes before that of all courses.</summary>
    internal static IQueryable<CompletionRule> InForce(
        this IQueryable<CompletionRule> rules, string appliesTo, Guid courseId, DateTimeOffset now) => rules
        .Where(rule => rule.AppliesTo == appliesTo && rule.ValidFrom <= now)
        .Where(rule => rule.CourseId == null || rule.CourseId == courseId)
        .OrderByDescending(rule => rule.CourseId != null).ThenByDescending(rule => rule.Version)
        .Take(1);
}

internal sealed class CompletionRuleConfiguration : IEntityTypeConfiguration<CompletionRule>
{
    public void Configure(EntityTypeBuilder<CompletionRule> builder)
    {
        builder.HasKey(rule => new { rule.Code, rule.Version });
        builder.Property(rule => rule.Code).HasMaxLength(64);
        builder.Property(rule => rule.AppliesTo).HasMaxLength(32);
        builder.Property(rule => rule.AssuranceLevel).HasMaxLength(32);
        builder.Property(rule => rule.Source).HasMaxLength(500);
        builder.HasOne<Course>().WithMany().HasForeignKey(rule => rule.CourseId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_completion_rules_renewal_months", "renewal_months > 0");
            table.HasCheckConstraint(
                "ck_completion_rules_needs_something", "needs_attendance OR needs_pass OR applies_to = 'imported'");
            table.HasCheckConstraint(
                "ck_completion_rules_assurance_level", "(assurance_level IS NULL) = (applies_to = 'imported')");
        });
    }
}
