using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Practice;

/// <summary>Who does it: one person, or a team for everybody.</summary>
public enum TaskKind
{
    Task,
    CommunityProject,
}

/// <summary>
/// Something people do in real life with a digital service, told so that everybody understands it. A version never
/// changes: what was practised stays what it was.
/// </summary>
internal sealed class PracticeTask
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required TaskKind Kind { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>What to do, in short sentences.</summary>
    public required string PlainVi { get; init; }

    public required string PlainEn { get; init; }

    /// <summary>What a telephone reads out to those who do not read.</summary>
    public required string VoiceVi { get; init; }

    /// <summary>As <c>framework@version/skill</c>.</summary>
    public required string[] SkillCodes { get; init; }

    /// <summary>Topics of help at a counter that are this task by another name.</summary>
    public required string[] Topics { get; init; }

    public required string Source { get; init; }
}

internal static class PracticeTaskQueries
{
    /// <summary>Each task in its newest version.</summary>
    internal static IQueryable<PracticeTask> Newest(this DbSet<PracticeTask> tasks) => tasks.AsNoTracking()
        .Where(task => !tasks.Any(other => other.Code == task.Code && other.Version > task.Version));

    /// <summary>The task that a topic of help names.</summary>
    internal static Task<PracticeTask?> OfTopic(
        this DbSet<PracticeTask> tasks, string topic, CancellationToken cancellationToken) => tasks.Newest()
        .Where(task => task.Kind == TaskKind.Task && (task.Code == topic || task.Topics.Contains(topic)))
        .OrderBy(task => task.Code)
        .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class PracticeTaskConfiguration : IEntityTypeConfiguration<PracticeTask>
{
    public void Configure(EntityTypeBuilder<PracticeTask> builder)
    {
        builder.HasKey(task => new { task.Code, task.Version });
        builder.Property(task => task.Code).HasMaxLength(64);
        builder.Property(task => task.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(task => task.TitleVi).HasMaxLength(100);
        builder.Property(task => task.TitleEn).HasMaxLength(100);
        builder.Property(task => task.PlainVi).HasMaxLength(500);
        builder.Property(task => task.PlainEn).HasMaxLength(500);
        builder.Property(task => task.VoiceVi).HasMaxLength(500);
        builder.Property(task => task.Source).HasMaxLength(500);
    }
}
