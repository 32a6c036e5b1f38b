using Microsoft.EntityFrameworkCore;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

/// <summary>
/// Drops the oldest part of the log once the law no longer asks for it; the chain begins behind it then.
/// </summary>
internal sealed class AccessRetention(LearnerDbContext db, TimeProvider time)
{
    private const int StepSize = 1_000;
    private static readonly RuleKey<int> Months = new("access-log-months");

    /// <returns>How many entries were dropped.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var months = (await RuleBook.Value(db, Months, VietnamTime.DateOf(now), cancellationToken)).Value;
        var oldest = now.AddMonths(-months);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var links = await db.AccessSeals.AsNoTracking().OrderBy(seal => seal.Seq).Take(StepSize)
            .Select(seal => new { Seal = seal, db.AccessEntries.First(entry => entry.Id == seal.EntryId).At })
            .ToListAsync(cancellationToken);
        var old = links.TakeWhile(link => link.At < oldest).Select(link => link.Seal).ToList();
        if (old.Count == 0)
            return 0;

        db.AccessCheckpoints.Add(new AccessCheckpoint
        {
            Id = Guid.CreateVersion7(now),
            Seq = old[^1].Seq,
            Hash = old[^1].Hash,
            At = now,
            Pruned = true,
        });
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SET LOCAL learner.access_retention = 'on'", cancellationToken);
        var ids = old.Select(seal => seal.EntryId).ToArray();
        await db.AccessSeals.Where(seal => ids.Contains(seal.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await db.AccessEntries.Where(entry => ids.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return old.Count;
    }
}
