using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Insights.Progress;

internal sealed class CompletionFact
{
    public Guid CompletionId { get; private set; }

    public Guid LearnerId { get; private set; }

    public string CourseCode { get; private set; } = "";

    public DateTimeOffset CompletedAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, CourseCompleted evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into completions (completion_id, learner_id, course_code, completed_at)
            values ({evt.CompletionId}, {evt.LearnerId}, {evt.CourseCode}, {evt.OccurredAt})
            on conflict (completion_id) do nothing
            """,
            cancellationToken);
}
