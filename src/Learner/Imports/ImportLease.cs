using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Imports;

/// <summary>What a batch adds to the counters of its import.</summary>
internal sealed record ImportProgress(
    int LastRow, int RowsRead, int Accepted, int Unchanged, int Rejected, int Warnings, int PossibleDuplicates,
    long BytesRead);

/// <summary>
/// The right of one replica to work on one import, by the clock of the database. Every write names the holder, so a
/// replica that was thought dead and comes back changes nothing.
/// </summary>
internal sealed record ImportLease(Guid ImportId, Guid Owner, TimeSpan Duration)
{
    private const int MostAttempts = 5;

    /// <summary>The rate that is shown is that of the last half minute, not of a night before a restart.</summary>
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(30);

    /// <returns>The oldest import nobody works on, now ours; nothing where there is none.</returns>
    public static async Task<ImportLease?> Take(
        LearnerDbContext db, Guid owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var taken = await db.Database.SqlQuery<Guid>($"""
            UPDATE learner_imports
            SET state = 'Running', lease_owner = {owner}, lease_until = now() + {duration}, attempts = attempts + 1,
                started_at = coalesce(started_at, now()), updated_at = now(), window_started_at = now(),
                window_rows = rows_read, paused_at = NULL
            WHERE id = (
                SELECT id FROM learner_imports
                WHERE state IN ('Queued', 'Running') AND (lease_until IS NULL OR lease_until < now())
                ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
        return taken is [var id] ? new ImportLease(id, owner, duration) : null;
    }

    public async Task<bool> Renew(LearnerDbContext db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports SET lease_until = now() + {Duration}
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken) == 1;

    /// <summary>Waits, and is seen to wait; the lease stays.</summary>
    public async Task<bool> Pause(LearnerDbContext db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports SET lease_until = now() + {Duration}, paused_at = coalesce(paused_at, now())
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken) == 1;

    /// <summary>Goes on; the rate is counted anew, or the rest would seem to take for ever.</summary>
    public async Task<bool> Resume(LearnerDbContext db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET lease_until = now() + {Duration}, paused_at = NULL, updated_at = now(), window_started_at = now(),
                window_rows = rows_read
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken) == 1;

    public async Task<bool> Checked(LearnerDbContext db, int totalRows, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET total_rows = {totalRows}, lease_until = now() + {Duration}, updated_at = now(),
                window_started_at = now()
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken) == 1;

    public async Task<bool> Advance(
        LearnerDbContext db, ImportProgress progress, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET last_row = {progress.LastRow}, rows_read = rows_read + {progress.RowsRead},
                accepted = accepted + {progress.Accepted}, unchanged = unchanged + {progress.Unchanged},
                rejected = rejected + {progress.Rejected}, warnings = warnings + {progress.Warnings},
                possible_duplicates = possible_duplicates + {progress.PossibleDuplicates},
                window_rows = CASE WHEN updated_at - window_started_at > {RateWindow} THEN rows_read
                    ELSE window_rows END,
                window_started_at = CASE WHEN updated_at - window_started_at > {RateWindow} THEN updated_at
                    ELSE window_started_at END,
                bytes_read = {progress.BytesRead}, attempts = 1, lease_until = now() + {Duration}, updated_at = now()
            WHERE id = {ImportId} AND lease_owner = {Owner} AND last_row < {progress.LastRow}
            """, cancellationToken) == 1;

    /// <summary>Ends the import and forgets the file.</summary>
    public async Task<bool> Finish(
        LearnerDbContext db, ImportState state, ImportRefusal? refusal, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var finished = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET state = {state.ToString()}, reason = {refusal?.Reason.Code}, reason_row = {refusal?.Row},
                reason_column = {refusal?.Column}, lease_owner = NULL, lease_until = NULL, updated_at = now()
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken) == 1;
        if (finished)
            await db.ImportChunks.Where(chunk => chunk.ImportId == ImportId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return finished;
    }

    /// <summary>
    /// Takes the import away from whoever works on it: the batch being stored is either in already or will not be.
    /// </summary>
    /// <returns>Whether there was anything left to stop.</returns>
    public static async Task<bool> Cancel(LearnerDbContext db, Guid importId, CancellationToken cancellationToken)
    {
        var cancelled = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET state = 'Cancelled', lease_owner = NULL, lease_until = NULL, paused_at = NULL, updated_at = now()
            WHERE id = {importId} AND state IN ('Queued', 'Running')
            """, cancellationToken) == 1;
        if (cancelled)
            await db.ImportChunks.Where(chunk => chunk.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        return cancelled;
    }

    /// <summary>
    /// Gives the import back, at once when this replica stops, after the lease when something failed; a fault that
    /// comes back again and again without a row stored in between ends it.
    /// </summary>
    public Task GiveBack(LearnerDbContext db, bool atOnce, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET lease_owner = NULL, updated_at = now(), paused_at = NULL,
                lease_until = CASE WHEN {atOnce} THEN NULL ELSE now() + {Duration} END,
                attempts = CASE WHEN {atOnce} THEN 0 ELSE attempts END,
                state = CASE WHEN {atOnce} OR attempts < {MostAttempts} THEN state ELSE 'Failed' END,
                reason = CASE WHEN {atOnce} OR attempts < {MostAttempts} THEN reason
                    ELSE {ImportReason.InternalError.Code} END
            WHERE id = {ImportId} AND lease_owner = {Owner}
            """, cancellationToken);
}
