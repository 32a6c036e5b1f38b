using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>A message to a learner was accepted for sending.</summary>
[MessageUrn("notification.message-queued.v1")]
[EntityName("notification.message-queued.v1")]
public sealed record MessageQueued
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

    /// <summary>The channel that is planned: <c>sms</c>. By which it goes is decided when it is sent.</summary>
    public required string Channel { get; init; }

    /// <summary>Code of the template.</summary>
    public required string TemplateCode { get; init; }

    /// <summary>Version of the template, from 1.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>Message id of the event that caused it.</summary>
    public required Guid SourceEventId { get; init; }
}
