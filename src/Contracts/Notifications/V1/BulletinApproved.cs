using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>A text or recording for loudspeakers, pages and press may be aired.</summary>
[MessageUrn("notification.bulletin-approved.v1")]
[EntityName("notification.bulletin-approved.v1")]
public sealed record BulletinApproved
{
    /// <summary>Identity of the bulletin.</summary>
    [AggregateId("bulletin")]
    public required Guid BulletinId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The unit that gives it out.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Which text or recording was approved, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary><c>loudspeaker</c>, <c>commune-page</c>, <c>fanpage</c>, <c>press</c>.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>How many airings are planned.</summary>
    public required int Airings { get; init; }
}
