using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Provisioning;

/// <summary>
/// Batches of one operator are written one after the other, so that no reference and no learner is asked for twice, and
/// a report that finds no account waits for the batch that may just be bringing it. Reports never wait for each other.
/// </summary>
internal static class BatchLock
{
    public static Task HoldBatches(
        this LearnerDbContext db, string operatorId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended('provisioning:' || {operatorId}, 0))", cancellationToken);

    public static Task WaitForBatches(
        this LearnerDbContext db, string operatorId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock_shared(hashtextextended('provisioning:' || {operatorId}, 0))",
            cancellationToken);
}
