using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>
/// Works through one import: looks through the structure of the whole file first, so that an unusable file stores
/// nothing, then stores its rows batch by batch from where an earlier run stopped.
/// </summary>
internal sealed class ImportRunner(
    IServiceScopeFactory scopes, PersonalDataVault vault, TimeProvider time, IOptions<BatchOptions> options,
    ILogger<ImportWorker> logger)
{
    /// <returns>False where another replica has taken the import over.</returns>
    public async Task<bool> Run(ImportLease lease, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LearnerDbContext>();
        var import = await db.LearnerImports.AsNoTracking()
            .SingleAsync(import => import.Id == lease.ImportId, cancellationToken);
        Log.ImportTakenUp(logger, import.Id, import.LastRow);
        if (import.TotalRows is null)
        {
            var (held, refusal) = await LookThrough(lease, db, cancellationToken);
            if (!held)
                return false;
            if (refusal is not null)
                return await Reject(lease, refusal, db, cancellationToken);
        }

        return await StoreRows(import, lease, db, cancellationToken) && await Complete(lease, db, cancellationToken);
    }

    private async Task<(bool Held, ImportRefusal? Refusal)> LookThrough(
        ImportLease lease, LearnerDbContext db, CancellationToken cancellationToken)
    {
        await using var file = new ImportFile(db, vault, lease.ImportId);
        await using var reader = await ImportReader.Open(file, cancellationToken);
        if (reader.Refusal is not null)
            return (true, reader.Refusal);

        var renewed = Stopwatch.StartNew();
        var rows = 0;
        for (; await reader.Next(cancellationToken); rows++)
        {
            if (renewed.Elapsed < lease.Duration / 3)
                continue;
            if (!await lease.Renew(db, cancellationToken))
                return (false, null);
            renewed.Restart();
        }

        var refusal = reader.Refusal ?? (rows == 0 ? new ImportRefusal(ImportReason.Empty) : null);
        return (refusal is not null || await lease.Checked(db, rows, cancellationToken), refusal);
    }

    private async Task<bool> StoreRows(
        LearnerImport import, ImportLease lease, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        var villages = await VillageIndex.Load(db, import.AreaId, today, cancellationToken);
        var check = new RowCheck(import.Id, villages, vault, time);
        await using var file = new ImportFile(db, vault, import.Id);
        await using var reader = await ImportReader.Open(file, cancellationToken);
        var room = new EventRoom(scopes, options.Value, lease, logger);
        var size = options.Value.ImportBatchSize;
        await foreach (var rows in CheckedRows.ReadAhead(reader, check, import.LastRow, size, cancellationToken))
        {
            if (!await room.Wait(cancellationToken)
                || !await Store(rows, lease, import.AreaId, villages, cancellationToken))
                return false;
        }

        return true;
    }

    private async Task<bool> Store(
        CheckedRows rows, ImportLease lease, Guid communeId, VillageIndex villages,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LearnerDbContext>();
            try
            {
                return await new ImportBatch(db, vault, lease, communeId, villages)
                    .Store(rows, time.GetUtcNow(), cancellationToken);
            }
            catch (PostgresException e) when (e.ConstraintName is LearnerConfiguration.OneLearnerPerCitizenId)
            {
                // Somebody was quicker. Every such person is found by the next look, so this ends.
            }
        }
    }

    private async Task<bool> Reject(
        ImportLease lease, ImportRefusal refusal, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var finished = await lease.Finish(db, ImportState.Rejected, refusal, cancellationToken);
        if (finished)
            Log.ImportRejected(logger, lease.ImportId, refusal.Reason.Code);
        return finished;
    }

    private async Task<bool> Complete(ImportLease lease, LearnerDbContext db, CancellationToken cancellationToken)
    {
        if (!await lease.Finish(db, ImportState.Completed, null, cancellationToken))
            return false;
        var import = await db.LearnerImports.AsNoTracking()
            .SingleAsync(import => import.Id == lease.ImportId, cancellationToken);
        Log.ImportCompleted(logger, import.Id, import.Accepted, import.Unchanged, import.Rejected);
        return true;
    }
}
