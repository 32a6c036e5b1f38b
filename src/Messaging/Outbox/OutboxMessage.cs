using System.Text;

namespace Platform.Messaging.Outbox;

/// <summary>Two queues in one table: what a person did is not kept waiting by a list of a million.</summary>
internal enum OutboxQueue
{
    Live,

    /// <summary>Sent by one worker at a bounded rate.</summary>
    Bulk,
}

/// <summary>An event waiting to be sent: the exact bytes and headers, decided when the state changed.</summary>
internal sealed class OutboxMessage
{
    private const int PartsOfQueue = 64;

    /// <summary>Made once, never again: AMQP message-id and the key by which receivers recognise a copy.</summary>
    public required Guid MessageId { get; init; }

    public required short Part { get; init; }

    public required string AggregateType { get; init; }

    public required string AggregateId { get; init; }

    public required long AggregateVersion { get; init; }

    public required string Type { get; init; }

    public required string Exchange { get; init; }

    public string RoutingKey { get; init; } = "";

    public string? Traceparent { get; init; }

    public string? Tracestate { get; init; }

    public required byte[] Payload { get; init; }

    public static short FirstPart(OutboxQueue queue) => (short)(queue is OutboxQueue.Bulk ? PartsOfQueue : 0);

    /// <summary>
    /// All events of an aggregate in a queue share one of its 64 parts, and a part is sent by one worker at a time. The
    /// hash (FNV-1a) is part of the stored data: it must never change while rows wait.
    /// </summary>
    public static short PartOf(string aggregateType, string aggregateId, OutboxQueue queue = OutboxQueue.Live)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(aggregateType + "\n" + aggregateId))
            hash = (hash ^ octet) * 16777619u;
        return (short)(FirstPart(queue) + (hash & (PartsOfQueue - 1)));
    }
}
