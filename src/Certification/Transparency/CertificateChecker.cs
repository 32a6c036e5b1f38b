using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Transparency;

/// <summary>
/// Compares every certificate with what it stands on, cycle after cycle, in small batches: an independent look at the
/// work of those who issue. It shares none of their code but the keys and the reading of an artefact.
/// </summary>
internal sealed class CertificateChecker(
    IServiceScopeFactory scopes, SignedArtefact artefacts, CheckpointSigner signer, FindingMetrics metrics,
    IOptions<TransparencyOptions> options, IOptions<CertificationOptions> certification, TimeProvider time,
    ILogger<CertificateChecker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Now = time.GetUtcNow;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isBusy = false;
            try
            {
                isBusy = await Step(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                TransparencyLog.CheckFailed(logger, exception);
            }

            var idle = options.Value.CheckEvery < LongestIdle ? options.Value.CheckEvery : LongestIdle;
            await Task.Delay(isBusy ? options.Value.CheckPause : idle, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether there is more to do at once.</returns>
    private async Task<bool> Step(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        // One moment for the whole batch: what is issued meanwhile is not half seen.
        await using var transaction =
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var mine = await db.Database.SqlQuery<bool>(
            $"select pg_try_advisory_xact_lock(hashtextextended('certificate-checker', 0)) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (!mine)
            return false;

        var now = time.GetUtcNow();
        var progress = await db.CheckProgress.SingleOrDefaultAsync(cancellationToken);
        if (progress is null)
            db.CheckProgress.Add(progress = new CheckProgress());
        metrics.Open = await db.CertificateFindings.CountAsync(f => f.ClosedAt == null, cancellationToken);
        metrics.CycleStartedAt = progress.StartedAt;
        if (!progress.IsRunning)
        {
            if (now - progress.StartedAt < options.Value.CheckEvery)
                return false;
            progress.Start((await db.LatestCheckpoint(cancellationToken))?.Size, now);
        }

        await Advance(db, progress, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return progress.IsRunning;
    }

    private async Task Advance(
        CertificationDbContext db, CheckProgress progress, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!progress.CertificatesDone)
        {
            var batch = await db.NextToExamine(
                progress.After, options.Value.CheckBatch, artefacts, cancellationToken);
            // A pass that just missed the change publishes it the next time.
            var at = new CheckTime(now, options.Value.Grace, certification.Value.StatusListInterval * 2);
            var found = batch.SelectMany(examined => CertificateCheck.Find(examined, artefacts, at));
            await Keep(db, [.. found], now, cancellationToken);
            progress.PassedCertificates([.. batch.Select(examined => examined.Certificate.Id)]);
            return;
        }

        var walked = progress.Walked;
        await Keep(db, await db.WalkLog(progress, options.Value.CheckBatch, cancellationToken), now, cancellationToken);
        if (progress.Walked > walked && progress.Walked < progress.TargetSize)
            return;

        await Keep(db, await db.JudgeCheckpoint(progress, signer, cancellationToken), now, cancellationToken);
        await Keep(db, await db.JudgeStatusLists(artefacts, cancellationToken), now, cancellationToken);
        await Close(db, progress, now, cancellationToken);
    }

    private async Task Keep(
        CertificationDbContext db, IReadOnlyList<Finding> found, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (found.Count == 0)
            return;
        var certificates = found.Select(finding => finding.CertificateId).Distinct().ToList();
        var open = await db.CertificateFindings
            .Where(f => f.ClosedAt == null && certificates.Contains(f.CertificateId))
            .ToDictionaryAsync(f => f.Subject, cancellationToken);
        foreach (var finding in found.Distinct())
        {
            if (open.TryGetValue(finding, out var known))
            {
                known.SeenAgain(now);
                continue;
            }

            db.CertificateFindings.Add(CertificateFinding.Of(finding, now));
            metrics.Found(finding.Kind);
            TransparencyLog.FindingOpened(
                logger, finding.CertificateId, finding.Kind.ToString(), finding.IssueNo);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What a whole cycle did not see any more was mended.</summary>
    private async Task Close(
        CertificationDbContext db, CheckProgress progress, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mended = await db.CertificateFindings
            .Where(f => f.ClosedAt == null && f.SeenAt < progress.StartedAt).ToListAsync(cancellationToken);
        foreach (var finding in mended)
        {
            finding.Mended(now);
            TransparencyLog.FindingClosed(
                logger, finding.CertificateId, finding.Kind.ToString(), finding.IssueNo);
        }

        progress.End(now);
        var open = await db.CertificateFindings.CountAsync(f => f.ClosedAt == null, cancellationToken) - mended.Count;
        TransparencyLog.CycleEnded(logger, progress.Cycle, progress.Compared, open);
    }
}
