using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Batches;

/// <summary>
/// Decides lists row by row, each in a transaction of its own: what one row holds is free before the next, and who is
/// killed in between has lost nothing. Any number of replicas may run it; a row that one holds another skips.
/// </summary>
internal sealed class BatchWorker(
    IServiceScopeFactory scopes, IOptions<LifeCycleOptions> options, TimeProvider time, ILogger<BatchWorker> logger)
    : BackgroundService
{
    private const int Attempts = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.BatchPoll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await DecideOne(stoppingToken))
                {
                }

                await Complete(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.BatchInterrupted(logger, exception); // the row was given back; the next tick goes on
            }
        }
    }

    private async Task<bool> DecideOne(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.CertificateBatchRows.FromSql(
            $"""
            select r.* from certificate_batch_rows r join certificate_batches b on b.id = r.batch_id
            where b.state in ('Queued', 'Running') and b.runs_at <= {time.GetUtcNow()} and r.outcome is null
            order by b.id, r.number limit 1 for no key update of r skip locked
            """).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return false;

        // Whoever stops the list and whoever starts it meet at this row; the second finds it decided.
        await db.CertificateBatches.Where(b => b.Id == row.BatchId && b.State == BatchState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Running), cancellationToken);
        var batch = await db.CertificateBatches.AsNoTracking()
            .SingleAsync(b => b.Id == row.BatchId, cancellationToken);
        if (batch.State is not BatchState.Running)
            return true;

        try
        {
            var decision = scope.ServiceProvider.GetRequiredService<BatchRowDecision>();
            (row.Outcome, row.CertificateId) = await decision.Decide(batch, row, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await transaction.RollbackAsync(cancellationToken);
            Log.BatchRowFailed(logger, row.BatchId, row.Number, exception);
            await GiveBack(row, cancellationToken);
        }

        return true;
    }

    /// <summary>Tried again, but not for ever: one bad row must not keep the others waiting.</summary>
    private async Task GiveBack(CertificateBatchRow row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            update certificate_batch_rows set attempts = attempts + 1,
                outcome = case when attempts + 1 >= {Attempts} then 'Failed' end
            where batch_id = {row.BatchId} and number = {row.Number} and outcome is null
            """, cancellationToken);
    }

    private async Task Complete(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var now = time.GetUtcNow();
        await db.CertificateBatches
            .Where(b => b.State == BatchState.Running
                && !db.CertificateBatchRows.Any(row => row.BatchId == b.Id && row.Outcome == null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(b => b.State, BatchState.Completed).SetProperty(b => b.CompletedAt, now),
                cancellationToken);
    }
}
