using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>An officer sits at a counter and helps with public services online.</summary>
[MessageUrn("learner.support-seat-filled.v1")]
[EntityName("learner.support-seat-filled.v1")]
public sealed record SupportSeatFilled
{
    /// <summary>Identity of the seat: a counter of a commune.</summary>
    [AggregateId("support-seat")]
    public required Guid SeatId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The commune.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the counter, unique in the commune.</summary>
    public required string Counter { get; init; }

    /// <summary>The officer.</summary>
    public required Guid OfficerLearnerId { get; init; }

    /// <summary>
    /// Whether the officer is listed in another commune as well, so that neither seat counts as filled.
    /// </summary>
    public required bool Shared { get; init; }
}
