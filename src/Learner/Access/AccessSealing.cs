using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Access;

/// <summary>
/// Chains the entries of the last moments. One replica at a time; which entries are not sealed yet stands beside them,
/// written by a trigger with each: a counter would pass over those that commit in another order than they are numbered
/// in, and asking the seals costs more the longer the log is.
/// </summary>
internal sealed class AccessSealing(LearnerDbContext db, TimeProvider time)
{
    private const long LockId = 1250;
    private const int StepSize = 500;

    /// <returns>How many were sealed.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var free = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({LockId}) AS "Value" """)
            .SingleAsync(cancellationToken);
        if (!free)
            return 0;

        var entries = await db.AccessEntries.AsNoTracking()
            .Where(entry => db.UnsealedAccess.Any(waiting => waiting.EntryId == entry.Id))
            .OrderBy(entry => entry.Id).Take(StepSize).ToListAsync(cancellationToken);
        if (entries.Count == 0)
            return 0;

        var head = await db.AccessSeals.AsNoTracking().OrderByDescending(seal => seal.Seq)
            .FirstOrDefaultAsync(cancellationToken);
        var (seq, hash) = head is not null ? (head.Seq, head.Hash) : await Beginning(cancellationToken);
        foreach (var entry in entries)
        {
            var previous = hash;
            hash = entry.HashBehind(previous);
            db.AccessSeals.Add(new() { Seq = ++seq, EntryId = entry.Id, PreviousHash = previous, Hash = hash });
        }

        var now = time.GetUtcNow();
        db.AccessCheckpoints.Add(new() { Id = Guid.CreateVersion7(now), Seq = seq, Hash = hash, At = now });
        await db.SaveChangesAsync(cancellationToken);
        var ids = entries.Select(entry => entry.Id).ToArray();
        await db.UnsealedAccess.Where(waiting => ids.Contains(waiting.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entries.Count;
    }

    /// <summary>Where the chain goes on when none of it is left: after what was dropped, or at its start.</summary>
    private async Task<(long Seq, byte[] Hash)> Beginning(CancellationToken cancellationToken) =>
        await db.AccessCheckpoints.AsNoTracking().Where(checkpoint => checkpoint.Pruned)
            .OrderByDescending(checkpoint => checkpoint.Seq).FirstOrDefaultAsync(cancellationToken) is { } pruned
            ? (pruned.Seq, pruned.Hash)
            : (0, AccessSeal.Genesis);
}
