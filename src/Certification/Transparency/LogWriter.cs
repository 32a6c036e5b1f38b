using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Gives every artefact its place in the log, then signs what the log has become. The key is used outside of any
/// transaction; a crash in between leaves a log whose next checkpoint covers more.
/// </summary>
internal sealed class LogWriter(
    IServiceScopeFactory scopes, CheckpointSigner signer, IOptions<TransparencyOptions> options, TimeProvider time,
    ILogger<LogWriter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var appended = 0;
            try
            {
                appended = await Step(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                TransparencyLog.LogPassFailed(logger, exception);
            }

            if (appended < options.Value.LogBatch)
            {
                await Task.Delay(options.Value.LogPoll, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var appended = await db.AppendWaiting(options.Value.LogBatch, time.GetUtcNow(), cancellationToken);
        var size = await db.LogSize(cancellationToken);
        if (await db.LogCheckpoints.AnyAsync(checkpoint => checkpoint.Size >= size, cancellationToken))
            return appended;

        var root = await db.RootOf(size, cancellationToken);
        var signed = await signer.Sign(size, root, time.GetUtcNow(), cancellationToken);
        var stored = await db.Database.ExecuteSqlAsync( // two replicas sign the same bytes; one row is enough
            $"""
            insert into log_checkpoints (size, root, key_id, note, signed_at)
            values ({signed.Size}, {signed.Root}, {signed.KeyId}, {signed.Note}, {signed.SignedAt})
            on conflict do nothing
            """, cancellationToken);
        if (stored > 0)
            TransparencyLog.CheckpointSigned(logger, size);
        return appended;
    }
}
