using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;

namespace Platform.Certifications.Certificates;

/// <summary>
/// Ends what is over. Whoever asks sees the end by the clock before that; the job tells the others. Any number of
/// replicas may run it: a row that one holds another skips.
/// </summary>
internal sealed class CertificateExpiryJob(
    IServiceScopeFactory scopes, IOptions<LifeCycleOptions> options, TimeProvider time,
    ILogger<CertificateExpiryJob> logger) : BackgroundService
{
    private const int BatchSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExpiryPoll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await ExpireSome(stoppingToken) == BatchSize)
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ExpiryFailed(logger, exception); // nothing is lost: the rows are still due at the next tick
            }
        }
    }

    private async Task<int> ExpireSome(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await db.Certificates.FromSql(
            $"""
            select *, xmin from certificates
            where status in ('Valid', 'Suspended') and valid_until <= {now}
            order by valid_until limit {BatchSize} for no key update skip locked
            """).ToListAsync(cancellationToken);
        foreach (var certificate in due)
        {
            if (certificate.Expire(now) is not { } expired)
                continue;
            db.AddEvent(expired);
            Log.CertificateExpired(logger, certificate.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }
}
