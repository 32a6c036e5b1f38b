using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>A message can finally not be delivered.</summary>
[MessageUrn("notification.message-undeliverable.v1")]
[EntityName("notification.message-undeliverable.v1")]
public sealed record MessageUndeliverable
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

    /// <summary>The last channel tried: <c>inbox</c>, <c>zalo</c>, <c>sms</c> or <c>email</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// <c>no-contact</c>, <c>consent-withdrawn</c>, <c>learner-erased</c>, <c>permanent-failure</c>, <c>expired</c>,
    /// <c>rejected</c> or <c>technical-failure</c>; a decision not to send: <c>opted-out</c>,
    /// <c>no-advert-consent</c>, <c>value-ended</c>, <c>class-changed</c>, <c>trial-mode</c>, <c>no-operator</c>;
    /// a fault of the text or of ours: <c>not-sendable</c>.
    /// </summary>
    public required string ReasonCode { get; init; }

    /// <summary>
    /// The broadcast it was part of; absent for what somebody was told for themselves. Of a million some numbers are
    /// always dead: that calls for no help at home.
    /// </summary>
    public Guid? BroadcastId { get; init; }
}
