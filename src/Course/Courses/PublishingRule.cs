using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Courses;

/// <summary>
/// What a course of a kind has to be before people see it: short, and about something they will really do. Never
/// edited: a decision that changes it adds a version and names itself.
/// </summary>
internal sealed class PublishingRule
{
    public required CourseKind Kind { get; init; }

    public required int Version { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Source { get; init; }

    public required int MaxMinutes { get; init; }

    public required int MaxLessonMinutes { get; init; }

    /// <summary>Of one text in one language.</summary>
    public required int MaxTextCharacters { get; init; }

    public required int MinSkills { get; init; }

    public required int MinPracticeTasks { get; init; }

    public required int MinQuestions { get; init; }

    /// <summary>When an attempt passes, until a rule of the course says otherwise.</summary>
    public required int PassPercent { get; init; }

    public required int AttemptsPerClass { get; init; }

    /// <param name="content">The draft.</param>
    /// <param name="tasksAskedFor">Tasks without which nobody completes the course.</param>
    /// <returns>Why it is not published yet; empty where it may be.</returns>
    internal IReadOnlyList<string> Refusals(CourseContent content, IEnumerable<string> tasksAskedFor)
    {
        var lessons = content.Lessons.ToList();
        var minutes = Math.Max(content.DurationMinutes, lessons.Sum(lesson => lesson.Minutes));
        return
        [
            .. Reason(minutes > MaxMinutes, "too-long"),
            .. Reason(lessons.Any(lesson => lesson.Minutes > MaxLessonMinutes), "lesson-too-long"),
            .. Reason(
                lessons.SelectMany(lesson => lesson.Variants).Any(v => v.Text?.Length > MaxTextCharacters),
                "text-too-long"),
            .. Reason(lessons.Count == 0, "no-lesson"),
            .. Reason(content.SkillCodes.Length < MinSkills, "no-skill"),
            .. Reason(content.PracticeTasks.Length < MinPracticeTasks, "no-practice-task"),
            .. Reason(tasksAskedFor.Except(content.PracticeTasks).Any(), "completion-task-missing"),
            .. Reason(content.Questions.Count < MinQuestions, "no-question"),
        ];
    }

    private static IEnumerable<string> Reason(bool applies, string code) => applies ? [code] : [];
}

internal static class PublishingRuleQueries
{
    internal static IQueryable<PublishingRule> InForce(
        this IQueryable<PublishingRule> rules, CourseKind kind, DateOnly day) => rules
        .Where(rule => rule.Kind == kind && rule.ValidFrom <= day)
        .OrderByDescending(rule => rule.Version)
        .Take(1);
}
