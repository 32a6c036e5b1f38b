using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Courses;
using Platform.Courses.Practice;

namespace Platform.Courses.Completions;

/// <summary>
/// When a course counts as done. Never edited: a decision that changes it adds a version and names itself.
/// </summary>
internal sealed class CompletionRule
{
    /// <summary>What judges results that other platforms report, instead of a kind of class.</summary>
    public const string Imported = "imported";

    /// <summary>What judges practice by itself: nobody has to be enrolled anywhere for it.</summary>
    public const string Practised = "practice";

    public const int LongestCode = 96;

    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>Kind of class, <c>hands-on</c>, or <see cref="Imported"/>, or <see cref="Practised"/>.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>A course with a rule of its own; all others where it is absent.</summary>
    public Guid? CourseId { get; init; }

    public required bool NeedsAttendance { get; init; }

    public required bool NeedsPass { get; init; }

    /// <summary>Tasks of real life, each of which has to be practised; most rules ask for none.</summary>
    public string[] PracticeTasks { get; init; } = [];

    /// <summary>Who has to vouch for the practice at least; present where practice is asked for.</summary>
    public PracticeEvidence? LeastWitness { get; init; }

    /// <summary>Whether practice with help does not count.</summary>
    public bool NeedsAlone { get; init; }

    /// <summary>
    /// What such evidence is worth; absent where the source of the result says it, or the weakest witness of the
    /// practice.
    /// </summary>
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
        var practised = PracticeTasks.Select(task => BestOf(task, found)).ToList();
        var missing = (NeedsAttendance && presence is null) || (NeedsPass && pass is null)
            || (AppliesTo == Imported && reported is null) || practised.Contains(null);
        return missing ? null : [.. new[] { presence, pass, reported }.Concat(practised).OfType<FoundEvidence>()];
    }

    /// <summary>What somebody else saw goes before one&apos;s own word, whichever came first.</summary>
    private FoundEvidence? BestOf(string task, IEnumerable<FoundEvidence> found) => found
        .Where(one => one.Doing?.TaskCode == task && one.Doing.Witness >= LeastWitness
            && !(NeedsAlone && one.Doing.Assisted))
        .OrderByDescending(one => one.Doing!.Witness).ThenBy(one => one.At)
        .FirstOrDefault();
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

    /// <summary>What the newest rules of a course ask to be practised, of each kind.</summary>
    internal static IQueryable<string[]> TasksAskedFor(this DbSet<CompletionRule> rules, Guid courseId) => rules
        .Where(rule => rule.CourseId == courseId && !rules.Any(later => later.CourseId == courseId
            && later.AppliesTo == rule.AppliesTo && later.Version > rule.Version))
        .Select(rule => rule.PracticeTasks);
}

internal sealed class CompletionRuleConfiguration : IEntityTypeConfiguration<CompletionRule>
{
    public void Configure(EntityTypeBuilder<CompletionRule> builder)
    {
        builder.HasKey(rule => new { rule.Code, rule.Version });
        builder.Property(rule => rule.Code).HasMaxLength(CompletionRule.LongestCode);
        builder.Property(rule => rule.AppliesTo).HasMaxLength(32);
        builder.PrimitiveCollection(rule => rule.PracticeTasks).HasDefaultValueSql("'{}'").ValueGeneratedNever();
        builder.Property(rule => rule.LeastWitness).HasConversion<string>().HasMaxLength(10);
        builder.Property(rule => rule.NeedsAlone).HasDefaultValue(false).ValueGeneratedNever();
        builder.Property(rule => rule.AssuranceLevel).HasMaxLength(32);
        builder.Property(rule => rule.Source).HasMaxLength(500);
        builder.HasOne<Course>().WithMany().HasForeignKey(rule => rule.CourseId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_completion_rules_renewal_months", "renewal_months > 0");
            table.HasCheckConstraint(
                "ck_completion_rules_needs_something",
                "needs_attendance OR needs_pass OR applies_to IN ('imported', 'practice')");
            // Which tasks show that a course was learnt is said for each course.
            table.HasCheckConstraint(
                "ck_completion_rules_practice",
                """
                (practice_tasks = '{}') = (least_witness IS NULL)
                AND (practice_tasks = '{}' OR course_id IS NOT NULL)
                AND (applies_to <> 'practice' OR practice_tasks <> '{}' AND NOT needs_attendance AND NOT needs_pass)
                AND (applies_to <> 'imported' OR practice_tasks = '{}')
                """);
            table.HasCheckConstraint(
                "ck_completion_rules_assurance_level",
                """
                CASE WHEN applies_to IN ('imported', 'practice') THEN assurance_level IS NULL
                ELSE assurance_level IS NOT NULL OR practice_tasks <> '{}' END
                """);
        });
    }
}
