using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.Messaging;

namespace Platform.Learners.Erasures;

/// <summary>
/// Brings erasures to their end: clears the archive once the last event about the person has left, and closes what
/// everybody has answered. In small steps, beside the traffic; any replica may do any.
/// </summary>
internal sealed class ErasureClosing(LearnerDbContext db, TimeProvider time, ILogger<ErasureClosing> logger)
{
    private const string Aggregate = "learner";
    private const int StepSize = 50;

    /// <returns>How many got on; nothing is left to do now when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await db.Erasures.FromSql($"""
            SELECT * FROM erasures e WHERE completed_at IS NULL AND (archive_cleared_at IS NULL OR NOT EXISTS (
                SELECT FROM erasure_answers a WHERE a.erasure_id = e.id AND a.answered_at IS NULL))
            ORDER BY started_at LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var erasure in open)
        {
            if (erasure.ArchiveClearedAt is not null)
            {
                erasure.Complete(time.GetUtcNow());
                PrivacyLog.ErasureCompleted(logger, erasure.Id);
            }
            else if (await db.ForgetAsync(Aggregate, erasure.LearnerId, cancellationToken))
            {
                erasure.ArchiveCleared(time.GetUtcNow());
            }
            else
            {
                continue; // an event about the person has not left yet
            }

            done++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}
