using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;

namespace Platform.Notifications.Contacts;

/// <summary>Remembers whose a number is now: the next message goes there at once.</summary>
internal sealed class NumberPortedConsumer(NotificationDbContext db) : IConsumer<NumberPorted>
{
    public async Task Consume(ConsumeContext<NumberPorted> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        if (await db.NumberOf(evt.Reference, cancellationToken) is not { } key)
            return;

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into ported_numbers (recipient_key, operator_id, told_at)
            values ({key}, {evt.NewOperatorId}, {evt.ReportedAt})
            on conflict (recipient_key) do update set operator_id = excluded.operator_id, told_at = excluded.told_at
            where ported_numbers.told_at < excluded.told_at
            """,
            cancellationToken);
    }
}
