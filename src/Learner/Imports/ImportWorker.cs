using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Learners.Imports;

/// <summary>Takes up imports one at a time, oldest first; any number of replicas may run it.</summary>
internal sealed class ImportWorker(
    IServiceScopeFactory scopes, ImportRunner runner, IOptions<BatchOptions> options, TimeProvider time,
    ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(6);
    private readonly Guid replica = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunNext(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ImportLookupFailed(logger, e); // the database is away; it is asked again at the next tick
            }
        }
    }

    private async Task<bool> RunNext(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LearnerDbContext>();
        if (await ImportLease.Take(db, replica, options.Value.ImportLease, stoppingToken) is not { } lease)
        {
            await DropBrokenUploads(db, stoppingToken);
            return false;
        }

        try
        {
            if (!await runner.Run(lease, stoppingToken))
                Log.ImportLost(logger, lease.ImportId);
        }
        catch (Exception e)
        {
            var stopping = stoppingToken.IsCancellationRequested;
            if (!stopping)
                Log.ImportInterrupted(logger, e, lease.ImportId);
            await lease.GiveBack(db, atOnce: stopping, CancellationToken.None);
            if (stopping)
                throw;
        }

        return true;
    }

    /// <summary>Pieces of files whose replica was killed while they arrived.</summary>
    private async Task DropBrokenUploads(LearnerDbContext db, CancellationToken cancellationToken)
    {
        var latestStart = time.GetUtcNow() - LongestUpload;
        var broken = await db.LearnerImports
            .Where(import => import.State == ImportState.Uploading && import.CreatedAt < latestStart)
            .Select(import => import.Id).ToListAsync(cancellationToken);
        foreach (var id in broken)
            await ImportUpload.Delete(db, id);
    }
}
