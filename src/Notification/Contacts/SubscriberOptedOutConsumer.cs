using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;

namespace Platform.Notifications.Contacts;

/// <summary>Whoever told the operator to stop gets nothing more under our name, or no more adverts.</summary>
internal sealed class SubscriberOptedOutConsumer(NotificationDbContext db) : IConsumer<SubscriberOptedOut>
{
    public async Task Consume(ConsumeContext<SubscriberOptedOut> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (await db.NumberOf(evt.Reference, cancellationToken) is not { } key)
            return;

        // The stricter answer stands: no adverts, said after nothing at all, opens nothing again.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into number_refusals (recipient_key, category, said_at)
            values ({key}, {evt.Category}, {evt.OccurredAt})
            on conflict (recipient_key) do update set category = excluded.category, said_at = excluded.said_at
            where number_refusals.category <> 'all'
            """,
            cancellationToken);
    }
}
