using System.Globalization;
using System.Security.Cryptography;
using MassTransit;

namespace Platform.Messaging.Inbox;

/// <summary>A message as it came, before anything believes it.</summary>
internal sealed record Incoming(
    Guid? Id, string Consumer, byte[] Body, string? Type, string? Traceparent, long FailedDeliveries,
    string? Tracestate = null, string? AggregateType = null, string? AggregateId = null, long? Version = null)
{
    public byte[] BodyHash { get; } = SHA256.HashData(Body);

    /// <summary>
    /// Key of the parked row. A message without an id gets one from its body, so that its copies share a row.
    /// </summary>
    public Guid ParkingId => Id ?? new Guid(BodyHash.AsSpan(0, 16), bigEndian: true);

    public static Incoming From(ConsumeContext context, string consumer, EventType type, object message) =>
        From(context.ReceiveContext, consumer) with
        {
            AggregateType = type.AggregateType,
            AggregateId = type.AggregateId(message),
            Version = type.Version(message),
        };

    public static Incoming From(ReceiveContext context, string consumer) => new(
        context.GetMessageId(), consumer, context.Body.GetBytes(),
        context.TransportHeaders.Get<string>("MT-MessageType"), context.TransportHeaders.Get<string>("traceparent"),
        context.TransportHeaders.TryGetHeader("x-delivery-count", out var count)
            ? Convert.ToInt64(count, CultureInfo.InvariantCulture)
            : 0,
        context.TransportHeaders.Get<string>("tracestate"));
}
