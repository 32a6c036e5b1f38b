using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Channels;

/// <summary>
/// Asks Zalo what became of what it took and has not been reported: a report that was lost is asked for.
/// </summary>
internal sealed class ZaloReceiptJob(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, TimeProvider time,
    ILogger<ZaloReceiptJob> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private Guid after; // goes round all that are open, some of which may wait for days

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RoundInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Page(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RoundFailed(logger, nameof(ZaloReceiptJob), error.Message);
            }
        }
    }

    private async Task<int> Page(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
        var zalo = scope.ServiceProvider.GetRequiredService<ZaloChannel>();
        var open = await db.Messages.AsNoTracking()
            .Where(message => message.Channel == ChannelNames.Zalo && message.Id > after)
            .Where(message => message.State == MessageState.Accepted)
            .OrderBy(message => message.Id).Take(AtOnce)
            .Select(message => new
            {
                message.Id,
                ExternalId = db.MessageAttempts
                    .Where(attempt => attempt.MessageId == message.Id && attempt.ExternalId != null)
                    .OrderByDescending(attempt => attempt.Number)
                    .Select(attempt => attempt.ExternalId).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        after = open.Count < AtOnce ? Guid.Empty : open[^1].Id;
        foreach (var message in open.Where(message => message.ExternalId is not null))
        {
            try
            {
                if (await zalo.IsDelivered(message.ExternalId!, cancellationToken))
                    await db.StoreZaloReceipt(message.Id, time.GetUtcNow(), logger, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.ChannelFailed(logger, ChannelNames.Zalo, error.GetType().Name); // asked again in the next round
            }
        }

        return open.Count;
    }
}

internal static class ZaloReceipts
{
    internal static async Task StoreZaloReceipt(
        this NotificationDbContext db, Guid id, DateTimeOffset now, ILogger logger, CancellationToken cancellationToken)
    {
        const string Delivered = "delivered"; // all that Zalo tells: of what nobody got it says nothing
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = await db.Messages.Hold(id, cancellationToken);
        if (message?.Report(Delivered, now, channel: ChannelNames.Zalo) is not { } outcome)
            return;
        db.AddEvent(outcome);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.ReceiptStored(logger, ChannelNames.Zalo, id, Delivered);
    }
}
