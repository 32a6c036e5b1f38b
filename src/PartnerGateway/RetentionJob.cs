using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Partners.Egress;

namespace Platform.Partners;

/// <summary>
/// Numbers and texts leave the feed after some days, whatever became of the message. Handled event ids are forgotten
/// later; the natural keys of their effects never are.
/// </summary>
internal sealed class RetentionJob(
    IServiceScopeFactory scopes, IOptions<PartnersOptions> options, TimeProvider time, ILogger<RetentionJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Forget(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RetentionFailed(logger, error.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task Forget(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        var payloads = time.GetUtcNow().AddDays(-options.Value.PayloadDays);
        var erased = await db.PartnerFeed
            .Where(entry => entry.Data != null && entry.CreatedAt < payloads)
            .Where(entry => entry.Type == DispatchMessage.EventType) // others hold nothing about a person
            .ExecuteUpdateAsync(
                entry => entry.SetProperty(e => e.Data, (byte[]?)null).SetProperty(e => e.LearnerId, (Guid?)null),
                cancellationToken);

        // The archive is as long as the contract says; what has not arrived yet stays until it has.
        await db.Database.ExecuteSqlAsync(
            $"""
            update partner_feed set data = null, learner_id = null
            from partners where partners.id = partner_feed.partner_id
              and partner_feed.data is not null and not partner_feed.waiting
              and partner_feed.created_at < {time.GetUtcNow()} - make_interval(days => partners.retention_days)
            """,
            cancellationToken);

        var parked = time.GetUtcNow().AddDays(-options.Value.ParkedDays);
        await db.ParkedDeliveries.Where(delivery => delivery.ParkedAt < parked && delivery.Body != Array.Empty<byte>())
            .ExecuteUpdateAsync(
                delivery => delivery.SetProperty(d => d.Body, Array.Empty<byte>()), cancellationToken);

        var events = time.GetUtcNow().AddDays(-options.Value.InboxDays);
        await db.PartnerInbox.Where(entry => entry.ReceivedAt < events).ExecuteDeleteAsync(cancellationToken);
        if (erased > 0)
            Log.PayloadsErased(logger, erased);
    }
}
