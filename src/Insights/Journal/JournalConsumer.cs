using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Insights.Journal;

/// <summary>Writes the event to the journal and to its view, both in the transaction of the inbox.</summary>
internal sealed class JournalConsumer<TEvent>(InsightsDbContext db) : IConsumer<TEvent>
    where TEvent : class
{
    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var (aggregateId, version, occurredAt) = JournalledEvent<TEvent>.Identify(context.Message);
        var journalled = JournalledEvents.Of<TEvent>();
        var payload = JsonSerializer.Serialize(context.Message, Json.Events);

        // The inbox forgets after its retention time, the journal never: a replay years later adds no second entry.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into journal (message_id, wire_name, aggregate_id, version, occurred_at, payload)
            values ({context.MessageId}, {journalled.WireName}, {aggregateId}, {version}, {occurredAt},
                    {payload}::jsonb)
            on conflict (message_id) do nothing
            """,
            context.CancellationToken);
        await journalled.Apply(db, context.Message, context.CancellationToken);
    }
}
