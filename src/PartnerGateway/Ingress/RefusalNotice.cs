using System.Text.Json;
using Platform.Partners.Egress;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;
using RabbitMQ.Client;

namespace Platform.Partners.Ingress;

/// <summary>
/// Tells an operator on its error queue which of its events was refused and why: a stable code, never the payload. The
/// queue drops its oldest, so an operator that does not look holds up nobody.
/// </summary>
internal sealed class RefusalNotice(EventWriter writer)
{
    internal const string EventType = "vn.bdhvs.delivery.refused.v1";

    internal sealed record Payload(Guid Refusal, string Reason, DateTimeOffset ReceivedAt, string? EventId = null);

    internal async Task Send(IChannel channel, ParkedDelivery parked, CancellationToken cancellationToken)
    {
        _ = CloudEventReader.TryRead(parked.Body, out var evt);
        var eventId = evt?.Id is { Length: > 0 and <= 200 } id ? id : null;
        var data = JsonSerializer.SerializeToUtf8Bytes(
            new Payload(parked.Id, parked.Reason, parked.ParkedAt, eventId), Json.Commands);
        var properties = new BasicProperties
        {
            ContentType = DeliveryGuard.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = parked.Id.ToString(),
        };
        await channel.BasicPublishAsync(
            "", Partner.ErrorQueueOf(parked.PartnerId), mandatory: false, properties,
            writer.Write(parked.Id, EventType, parked.Id.ToString(), parked.ParkedAt, traceParent: null, data),
            cancellationToken);
    }
}
