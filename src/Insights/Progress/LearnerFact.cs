using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Insights.Progress;

/// <summary>A registered person: where to count, and under which tags.</summary>
internal sealed class LearnerFact
{
    private const string Active = "active";

    public Guid LearnerId { get; private set; }

    public long Version { get; private set; }

    public Guid AreaId { get; private set; }

    public string[] Audiences { get; private set; } = [];

    /// <summary><c>active</c>, <c>restricted</c> or <c>deactivated</c>; who is deactivated counts no longer.</summary>
    public string State { get; private set; } = Active;

    public DateTimeOffset RegisteredAt { get; private set; }

    internal static async Task Apply(InsightsDbContext db, LearnerRegistered evt, CancellationToken cancellationToken)
    {
        await Apply(
            db, evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, Active, evt.OccurredAt, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"update learners set registered_at = {evt.OccurredAt} where learner_id = {evt.LearnerId}",
            cancellationToken);
    }

    internal static Task Apply(InsightsDbContext db, LearnerProfileChanged evt, CancellationToken cancellationToken) =>
        Apply(db, evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, evt.OccurredAt, cancellationToken);

    internal static Task Apply(InsightsDbContext db, LearnerAudienceChanged evt, CancellationToken cancellationToken) =>
        Apply(db, evt.LearnerId, evt.Version, evt.AreaId, evt.Audiences, evt.State, evt.OccurredAt, cancellationToken);

    /// <summary>Where a change is quicker than the registration, its time stands in until that comes.</summary>
    private static Task<int> Apply(
        InsightsDbContext db, Guid id, long version, Guid areaId, IReadOnlyList<string> tags, string state,
        DateTimeOffset at, CancellationToken cancellationToken)
    {
        string[] audiences = [.. tags.Distinct().Order(StringComparer.Ordinal)]; // a tag said twice is one tag
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (learner_id, version, area_id, audiences, state, registered_at)
            values ({id}, {version}, {areaId}, {audiences}, {state}, {at})
            on conflict (learner_id) do update
            set version = excluded.version, area_id = excluded.area_id, audiences = excluded.audiences,
                state = excluded.state
            where learners.version < excluded.version
            """,
            cancellationToken);
    }
}
