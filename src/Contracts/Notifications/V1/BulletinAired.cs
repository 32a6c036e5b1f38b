using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>
/// A bulletin was aired or published in a place. It could be heard or read there; nobody is counted as reached by it.
/// </summary>
[MessageUrn("notification.bulletin-aired.v1")]
[EntityName("notification.bulletin-aired.v1")]
public sealed record BulletinAired
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

    /// <summary><c>aired</c> or <c>partly-aired</c>.</summary>
    public required string Outcome { get; init; }
}
