using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Outbox;

/// <summary>Turns an event into a row of the unit of work, and wakes the relay once that is committed.</summary>
internal sealed class OutboxWriter(
    MessagingService service, EventTypes types, MessageIds ids, Pulse<OutboxMessage> pulse)
{
    private bool added;

    public void Add(DbContext db, object evt)
    {
        db.Add(Message(evt));
        added = true;
    }

    /// <summary>One statement for many rows; ids are given out in the order of the events.</summary>
    public async Task InsertAsync(DbContext db, IReadOnlyCollection<object> events, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException(
                "Events are inserted within the transaction of the state they tell of.");

        var messages = events.Select(Message).ToList();
        await db.Database.ExecuteSqlAsync($"""
            insert into messaging.outbox (
              message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
              traceparent, tracestate, payload)
            select message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
              traceparent, tracestate, payload
            from unnest(
              {Column(m => m.MessageId)}, {Column(m => m.Part)}, {Column(m => m.AggregateType)},
              {Column(m => m.AggregateId)}, {Column(m => m.AggregateVersion)}, {Column(m => m.Type)},
              {Column(m => m.Exchange)}, {Column(m => m.RoutingKey)}, {Column(m => m.Traceparent)},
              {Column(m => m.Tracestate)}, {Column(m => m.Payload)}) with ordinality
              as e (message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
                traceparent, tracestate, payload, place)
            order by place
            """, cancellationToken);
        added = true;

        T[] Column<T>(Func<OutboxMessage, T> value) => [.. messages.Select(value)];
    }

    public void Committed()
    {
        if (!added)
            return;
        added = false;
        pulse.Set();
    }

    private OutboxMessage Message(object evt)
    {
        var type = types.Of(evt.GetType());
        if (type.Owner != service.WirePrefix)
            throw new InvalidOperationException(
                $"{type.WireName} belongs to \"{type.Owner}\"; "
                    + $"{service.Name} may publish only \"{service.WirePrefix}.*\".");

        var aggregateId = type.AggregateId(evt);
        var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity : null;
        return new OutboxMessage
        {
            MessageId = ids.Next(),
            Part = OutboxMessage.PartOf(type.AggregateType, aggregateId),
            AggregateType = type.AggregateType,
            AggregateId = aggregateId,
            AggregateVersion = type.Version(evt),
            Type = type.WireName,
            Exchange = type.WireName,
            Traceparent = trace?.Id,
            Tracestate = trace?.TraceStateString,
            Payload = JsonSerializer.SerializeToUtf8Bytes(evt, type.ClrType, Json.Events),
        };
    }
}
