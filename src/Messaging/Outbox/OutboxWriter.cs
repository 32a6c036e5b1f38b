using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Outbox;

/// <summary>Turns an event into a row of the unit of work, and wakes the relay once that is committed.</summary>
internal sealed class OutboxWriter(
    MessagingService service, EventTypes types, MessageIds ids, Pulse<OutboxMessage> pulse)
{
    private bool added;

    public void Add(DbContext db, object evt)
    {
        db.Add(Message(evt, OutboxQueue.Live));
        added = true;
    }

    /// <summary>
    /// COPY into the bulk queue; ids are given out in the order of the events, and each is serialised only when its
    /// turn comes.
    /// </summary>
    public async Task InsertAsync(DbContext db, IEnumerable<object> events, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException(
                "Events are inserted within the transaction of the state they tell of.");

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync("""
            copy messaging.outbox (
              message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
              traceparent, tracestate, payload) from stdin (format binary)
            """, cancellationToken);
        foreach (var message in events.Select(evt => Message(evt, OutboxQueue.Bulk)))
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(message.MessageId, cancellationToken);
            await copy.WriteAsync(message.Part, cancellationToken);
            await copy.WriteAsync(message.AggregateType, cancellationToken);
            await copy.WriteAsync(message.AggregateId, cancellationToken);
            await copy.WriteAsync(message.AggregateVersion, cancellationToken);
            await copy.WriteAsync(message.Type, cancellationToken);
            await copy.WriteAsync(message.Exchange, cancellationToken);
            await copy.WriteAsync(message.RoutingKey, cancellationToken);
            await copy.WriteAsync(message.Traceparent, cancellationToken);
            await copy.WriteAsync(message.Tracestate, cancellationToken);
            await copy.WriteAsync(message.Payload, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
        added = true;
    }

    public void Committed()
    {
        if (!added)
            return;
        added = false;
        pulse.Set();
    }

    private OutboxMessage Message(object evt, OutboxQueue queue)
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
            Part = OutboxMessage.PartOf(type.AggregateType, aggregateId, queue),
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
