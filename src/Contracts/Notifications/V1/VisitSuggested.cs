using MassTransit;

namespace Platform.Contracts.Notifications.V1;

/// <summary>Somebody whom no channel reaches is to be visited.</summary>
[MessageUrn("notification.visit-suggested.v1")]
[EntityName("notification.visit-suggested.v1")]
public sealed record VisitSuggested
{
    /// <summary>Identity of the suggestion.</summary>
    [AggregateId("visit-suggestion")]
    public required Guid VisitId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Whom to visit.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where they belong.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Who guides them; absent where nobody does.</summary>
    public Guid? MentorId { get; init; }

    /// <summary>The broadcast that did not reach them.</summary>
    public required Guid BroadcastId { get; init; }
}
