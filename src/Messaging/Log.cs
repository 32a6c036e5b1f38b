using Microsoft.Extensions.Logging;
using Platform.Messaging.Outbox;

namespace Platform.Messaging;

internal static partial class Log
{
    [LoggerMessage(7000, LogLevel.Warning, "The broker blocked publishing: {Reason}")]
    public static partial void BrokerBlocked(ILogger logger, string reason);

    [LoggerMessage(7001, LogLevel.Warning, "Relay paused: {Error}: {Reason}")]
    public static partial void RelayBlocked(ILogger logger, string error, string reason);

    [LoggerMessage(
        7002, LogLevel.Error,
            "Event {MessageId} for {Exchange} was not taken ({Delivery}); trying again in {Seconds:F1} s")]
    public static partial void EventNotTaken(
        ILogger logger, Guid messageId, string exchange, Delivery delivery, double seconds);

    [LoggerMessage(7003, LogLevel.Critical, "Event {MessageId} for {Exchange} can never be sent and was parked")]
    public static partial void EventUnsendable(ILogger logger, Guid messageId, string exchange);

    [LoggerMessage(7010, LogLevel.Warning, "Message {MessageId} of {Consumer} waits for its next try: {Reason}")]
    public static partial void MessageWaits(ILogger logger, Guid messageId, string consumer, string reason);

    [LoggerMessage(7011, LogLevel.Critical, "Message {MessageId} of {Consumer} was parked: {Reason}")]
    public static partial void MessageParked(ILogger logger, Guid messageId, string consumer, string reason);

    [LoggerMessage(
        7012, LogLevel.Critical, "Message {MessageId} of {Consumer} came again with another body and was parked")]
    public static partial void MessageConflicted(ILogger logger, Guid messageId, string consumer);

    [LoggerMessage(7013, LogLevel.Warning, "Consuming {Consumer} paused, the database does not answer: {Reason}")]
    public static partial void ConsumerPaused(ILogger logger, string consumer, string reason);

    [LoggerMessage(7014, LogLevel.Error, "{Consumer} failed on message {MessageId}")]
    public static partial void ConsumerFailed(ILogger logger, Exception exception, string consumer, Guid messageId);

    [LoggerMessage(7015, LogLevel.Information, "Message {MessageId} of {Consumer} was {Decision} by {Actor}")]
    public static partial void MessageDecided(
        ILogger logger, Guid messageId, string consumer, string decision, string actor);

    [LoggerMessage(7020, LogLevel.Information, "Messaging and {Context} are migrated in database {Database}")]
    public static partial void Migrated(ILogger logger, string context, string database);

    [LoggerMessage(7021, LogLevel.Warning, "{Task} failed and is tried again: {Reason}")]
    public static partial void HousekeepingFailed(ILogger logger, string task, string reason);

    [LoggerMessage(7022, LogLevel.Information, "Replayed {Count} events to {Queue}")]
    public static partial void Replayed(ILogger logger, int count, string queue);

    [LoggerMessage(7023, LogLevel.Error, "A replay to {Queue} broke off, ask for it again: {Reason}")]
    public static partial void ReplayFailed(ILogger logger, string queue, string reason);
}
