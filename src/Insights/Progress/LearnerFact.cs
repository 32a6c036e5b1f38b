using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Insights.Progress;

/// <summary>A registered person: where to count, and under which tags.</summary>
internal sealed class LearnerFact
{
    public Guid LearnerId { get; private set; }

    public long Version { get; private set; }

    public Guid AreaId { get; private set; }

    public string[] Audiences { get; private set; } = [];

    public DateTimeOffset RegisteredAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, LearnerRegistered evt, CancellationToken cancellationToken)
    {
        string[] audiences = [.. evt.Audiences.Distinct().Order(StringComparer.Ordinal)]; // a tag said twice is one tag
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (learner_id, version, area_id, audiences, registered_at)
            values ({evt.LearnerId}, {evt.Version}, {evt.AreaId}, {audiences}, {evt.OccurredAt})
            on conflict (learner_id) do update
            set version = excluded.version, area_id = excluded.area_id, audiences = excluded.audiences
            where learners.version < excluded.version
            """,
            cancellationToken);
    }
}
