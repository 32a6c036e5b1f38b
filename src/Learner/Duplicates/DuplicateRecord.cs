using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>Whom a person is, or was, thought to be the same as.</summary>
internal sealed class DuplicateRecord(TimeProvider time) : IPersonalRecord
{
    public string Section => "possible-duplicates";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    /// <summary>The other one is somebody else, perhaps: only that the question was asked is told.</summary>
    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        await Of(db, learnerId).OrderBy(row => row.Id).Select(row => new { row.FoundAt, row.Reason, row.State })
            .ToListAsync(cancellationToken);

    /// <summary>That there was a merge stays, with its ids; what it changed and why it was made goes.</summary>
    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        await Of(db, learnerId).ExecuteDeleteAsync(cancellationToken);
        await db.LearnerMerges.Where(merge => merge.WinnerId == learnerId || merge.LoserId == learnerId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(merge => merge.Reason, "").SetProperty(merge => merge.UndoReason, (string?)null)
                    .SetProperty(merge => merge.ChangesSealed, (byte[]?)null),
                cancellationToken);
    }

    /// <summary>
    /// What is still asked about the one is asked about the other. The questions themselves stay where they are and are
    /// not shown as long as one of their two is merged.
    /// </summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var open = await Of(db, loserId).Where(row => row.State == DuplicateState.Open).ToListAsync(cancellationToken);
        var pairs = open
            .Select(row => new DuplicatePair(
                winnerId, row.LearnerA == loserId ? row.LearnerB : row.LearnerA, row.Reason, row.Score))
            .ToList();
        var asked = await DuplicateQueue.Insert(db, pairs, "merge", time.GetUtcNow(), cancellationToken);
        return asked.Count == 0 ? null : JsonSerializer.SerializeToElement(asked, Json.Commands);
    }

    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var asked = moved.Deserialize<Guid[]>(Json.Commands)!;
        await db.DuplicateCandidates
            .Where(row => asked.Contains(row.Id) && row.State == DuplicateState.Open)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<DuplicateCandidate> Of(LearnerDbContext db, Guid learnerId) => db.DuplicateCandidates
        .AsNoTracking().Where(row => row.LearnerA == learnerId || row.LearnerB == learnerId);
}
