using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>An operator confirmed delivery of a message.</summary>
[MessageUrn("notification.message-delivered.v1")]
[EntityName("notification.message-delivered.v1")]
public sealed record MessageDelivered
{
    /// <summary>Identity of the message, also the reference given to the operator.</summary>
    [AggregateId("message")]
    public required Guid MessageId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The recipient.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Area the message is counted in.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>inbox</c>, <c>zalo</c>, <c>sms</c> or <c>email</c>.</summary>
    public required string Channel { get; init; }
}
