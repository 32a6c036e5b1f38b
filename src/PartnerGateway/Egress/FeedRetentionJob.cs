using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Partners.Egress;

/// <summary>Numbers and texts leave the feed after some days, whatever became of the message.</summary>
internal sealed class FeedRetentionJob(
    IServiceScopeFactory scopes, IOptions<PartnersOptions> options, TimeProvider time, ILogger<FeedRetentionJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Erase(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RetentionFailed(logger, error.Message);
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task Erase(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        var limit = time.GetUtcNow().AddDays(-options.Value.PayloadDays);
        var erased = await db.PartnerFeed
            .Where(entry => entry.Data != null && entry.CreatedAt < limit)
            .ExecuteUpdateAsync(entry => entry.SetProperty(e => e.Data, (byte[]?)null), cancellationToken);
        if (erased > 0)
            Log.PayloadsErased(logger, erased);
    }
}
