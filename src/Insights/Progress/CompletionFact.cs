using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Insights.Progress;

/// <summary>Counts while it is not reversed. The two events come from two queues, in any order.</summary>
internal sealed class CompletionFact
{
    public Guid CompletionId { get; private set; }

    public Guid LearnerId { get; private set; }

    public string CourseCode { get; private set; } = "";

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, CourseCompleted evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into completions (completion_id, learner_id, course_code, completed_at)
            values ({evt.CompletionId}, {evt.LearnerId}, {evt.CourseCode}, {evt.OccurredAt})
            on conflict (completion_id) do update
            set course_code = excluded.course_code, completed_at = excluded.completed_at
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, CompletionReversed evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into completions (completion_id, learner_id, course_code, reversed_at)
            values ({evt.CompletionId}, {evt.LearnerId}, '', {evt.OccurredAt})
            on conflict (completion_id) do update set reversed_at = excluded.reversed_at
            """,
            cancellationToken);
}
