using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Matches;

/// <summary>A key that is new, or another one than before, is applied to everybody who is registered already.</summary>
internal sealed class MatchBackfill(LearnerDbContext db, MatchKeys keys)
{
    /// <summary>
    /// Nobody registers for a moment: whoever is on the way is waited for and found, and whoever comes after finds the
    /// new source.
    /// </summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var wanted = keys.Fingerprints();
        if (Same(wanted, await Known(cancellationToken)))
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE learners IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
        var known = await Known(cancellationToken);
        if (Same(wanted, known))
            return; // another replica was quicker

        var outdated = known.Where(source => wanted.GetValueOrDefault(source.Key) != source.Value)
            .Select(source => source.Key).ToArray();
        var matches = db.LearnerMatches.Where(match => outdated.Contains(match.Source));
        await matches.Where(match => match.RequestId == null).ExecuteDeleteAsync(cancellationToken);
        await matches.ExecuteUpdateAsync(
            set => set.SetProperty(match => match.LearnerId, (Guid?)null), cancellationToken);
        await db.MatchSources.ExecuteDeleteAsync(cancellationToken);
        db.MatchSources.AddRange(wanted.Select(
            source => new MatchSource { Source = source.Key, KeyFingerprint = source.Value }));
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO match_work (learner_id) SELECT id FROM learners WHERE citizen_id_index IS NOT NULL
            ON CONFLICT DO NOTHING
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<Dictionary<string, string>> Known(CancellationToken cancellationToken) =>
        db.MatchSources.AsNoTracking()
            .ToDictionaryAsync(source => source.Source, source => source.KeyFingerprint, cancellationToken);

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(source => other.GetValueOrDefault(source.Key) == source.Value);
}
