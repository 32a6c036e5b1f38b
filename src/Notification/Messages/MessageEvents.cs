using Platform.Contracts.Notifications.V1;

namespace Platform.Notifications.Messages;

/// <summary>What others are told of a message; its version is counted by the message.</summary>
internal static class MessageEvents
{
    internal static MessageQueued QueuedEvent(this Message message, long version) => new()
    {
        MessageId = message.Id,
        Version = version,
        OccurredAt = message.CreatedAt,
        LearnerId = message.LearnerId,
        AreaId = message.AreaId,
        Channel = message.Channel,
        TemplateCode = message.TemplateCode,
        TemplateVersion = message.TemplateVersion,
        SourceEventId = message.SourceEventId,
    };

    internal static MessageDelivered DeliveredEvent(this Message message, long version, DateTimeOffset now) => new()
    {
        MessageId = message.Id,
        Version = version,
        OccurredAt = now,
        LearnerId = message.LearnerId,
        AreaId = message.AreaId,
        Channel = message.Channel,
    };

    internal static MessageUndeliverable UndeliverableEvent(
        this Message message, long version, string reasonCode, DateTimeOffset now) => new()
        {
            MessageId = message.Id,
            Version = version,
            OccurredAt = now,
            LearnerId = message.LearnerId,
            AreaId = message.AreaId,
            Channel = message.Channel,
            ReasonCode = reasonCode,
            BroadcastId = message.IsBroadcast ? message.SourceEventId : null,
        };
}
