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
        var key = await db.Messages.Where(message => message.Id == evt.Reference)
            .Select(message => message.RecipientKey).SingleOrDefaultAsync(cancellationToken);
        if (key is null)
            return; // whoever it was has been erased since, or the message is older than our memory

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
