using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Outbox;

/// <summary>Turns an event into a row of the unit of work, and wakes the relay once that is committed.</summary>
internal sealed class OutboxWriter(MessagingService service, EventTypes types, MessageIds ids, OutboxPulse pulse)
{
    private bool added;

    public void Add(DbContext db, object evt)
    {
        var type = types.Of(evt.GetType());
        if (type.Owner != service.WirePrefix)
            throw new InvalidOperationException(
                $"{type.WireName} belongs to \"{type.Owner}\"; {service.Name} may publish only \"{service.WirePrefix}.*\".");

        var aggregateId = type.AggregateId(evt);
        var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity : null;
        added = true;
        db.Add(new OutboxMessage
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
        });
    }

    public void Committed()
    {
        if (!added)
            return;
        added = false;
        pulse.Set();
    }
}
