using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Courses;

/// <summary>When an attempt passes. Never edited: a decision that changes it adds a version and names itself.</summary>
internal sealed class PassRule
{
    public required Guid CourseId { get; init; }

    public required int Version { get; init; }

    public required int PassPercent { get; init; }

    public required int AttemptsPerClass { get; init; }

    /// <summary>The decision or document the figures come from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public bool Passes(int scorePercent) => scorePercent >= PassPercent;

    /// <summary>What counts until somebody decides otherwise for this course.</summary>
    public static PassRule First(Guid courseId, PublishingRule rule, DateTimeOffset now) => new()
    {
        CourseId = courseId,
        Version = 1,
        PassPercent = rule.PassPercent,
        AttemptsPerClass = rule.AttemptsPerClass,
        Source = rule.Source,
        ValidFrom = now,
    };
}

internal static class PassRuleQueries
{
    internal static IQueryable<PassRule> InForce(
        this IQueryable<PassRule> rules, Guid courseId, DateTimeOffset now) => rules
        .Where(rule => rule.CourseId == courseId && rule.ValidFrom <= now)
        .OrderByDescending(rule => rule.Version)
        .Take(1);
}

internal sealed class PassRuleConfiguration : IEntityTypeConfiguration<PassRule>
{
    public void Configure(EntityTypeBuilder<PassRule> builder)
    {
        builder.HasKey(rule => new { rule.CourseId, rule.Version });
        builder.Property(rule => rule.Source).HasMaxLength(500);
        builder.HasOne<Course>().WithMany().HasForeignKey(rule => rule.CourseId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_pass_rules_pass_percent", "pass_percent BETWEEN 1 AND 100");
            table.HasCheckConstraint("ck_pass_rules_attempts_per_class", "attempts_per_class > 0");
        });
    }
}
