using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners.Matches;

/// <summary>
/// Keeps the hashes of people whose number has changed, and answers the questions that waited for them. In small steps,
/// beside the traffic; any replica may do any.
/// </summary>
internal sealed class MatchKeeping(LearnerDbContext db, MatchKeys keys, PersonalDataVault vault, TimeProvider time)
{
    private const int StepSize = 500;

    /// <returns>Learners looked at; nothing is left to do when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await db.Database.SqlQuery<Guid>($"""
            SELECT learner_id AS "Value" FROM match_work ORDER BY learner_id LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToArrayAsync(cancellationToken);
        if (ids.Length == 0)
            return 0;

        var learners = await db.Learners.IgnoreQueryFilters().AsNoTracking().Include(learner => learner.Key)
            .Where(learner => ids.Contains(learner.Id) && learner.CitizenIdIndex != null
                && learner.RestrictedAt == null
                && (learner.State == LearnerState.Active || learner.State == LearnerState.Deactivated))
            .ToListAsync(cancellationToken);
        var rows = learners.SelectMany(Hashes).OrderBy(row => row.Source, StringComparer.Ordinal)
            .ThenBy(row => Convert.ToHexString(row.Hash), StringComparer.Ordinal).ToList();
        await Release(ids, cancellationToken);
        await Store(rows, cancellationToken);
        await Answer(ids, cancellationToken);
        await db.MatchWork.Where(work => ids.Contains(work.LearnerId)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids.Length;
    }

    private IEnumerable<(string Source, byte[] Hash, Guid LearnerId)> Hashes(Learner learner)
    {
        var citizenId = learner.CitizenIdOf(vault)!.Value;
        return keys.BySource.Select(key => (key.Key, PersonalDataVault.MatchHash(key.Value, citizenId), learner.Id));
    }

    /// <summary>What nobody asked for is forgotten; a question stays, and waits for the right person.</summary>
    private async Task Release(Guid[] ids, CancellationToken cancellationToken)
    {
        var before = db.LearnerMatches.Where(match => ids.Contains(match.LearnerId!.Value));
        await before.Where(match => match.RequestId == null).ExecuteDeleteAsync(cancellationToken);
        await before.ExecuteUpdateAsync(
            set => set.SetProperty(match => match.LearnerId, (Guid?)null), cancellationToken);
    }

    private Task<int> Store(
        List<(string Source, byte[] Hash, Guid LearnerId)> rows, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO learner_matches (source, hash, learner_id, answers)
            SELECT source, hash, learner_id, 0 FROM unnest(
                {rows.Select(row => row.Source).ToArray()}, {rows.Select(row => row.Hash).ToArray()},
                {rows.Select(row => row.LearnerId).ToArray()}) AS found (source, hash, learner_id)
            ON CONFLICT (source, hash) DO UPDATE SET learner_id = excluded.learner_id
            """, cancellationToken);

    private async Task Answer(Guid[] ids, CancellationToken cancellationToken)
    {
        var answers = await db.Database.SqlQuery<Answered>($"""
            UPDATE learner_matches SET answers = answers + 1, answered_with = learner_id
            WHERE learner_id = ANY ({ids}) AND request_id IS NOT NULL AND answered_with IS DISTINCT FROM learner_id
            RETURNING request_id AS "RequestId", learner_id AS "LearnerId", answers AS "Version"
            """).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.InsertEventsAsync(
            answers.Select(answer => new CompletionMatchAnswered
            {
                RequestId = answer.RequestId,
                Version = answer.Version,
                OccurredAt = now,
                LearnerId = answer.LearnerId,
            }),
            cancellationToken);
    }

    private sealed record Answered(Guid RequestId, Guid LearnerId, int Version);
}
