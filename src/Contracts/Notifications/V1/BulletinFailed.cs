using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>A bulletin was not aired in a place.</summary>
[MessageUrn("notification.bulletin-failed.v1")]
[EntityName("notification.bulletin-failed.v1")]
public sealed record BulletinFailed
{
    /// <summary>Identity of the airing: one channel, place and slot.</summary>
    [AggregateId("bulletin-airing")]
    public required Guid AiringId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The bulletin.</summary>
    public required Guid BulletinId { get; init; }

    /// <summary>Commune or village.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>loudspeaker</c>, <c>commune-page</c>, <c>fanpage</c> or <c>press</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>When it was to be aired.</summary>
    public required DateTimeOffset SlotAt { get; init; }

    /// <summary>What went wrong, for example <c>power-cut</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>When it is tried again; absent where it is not.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
