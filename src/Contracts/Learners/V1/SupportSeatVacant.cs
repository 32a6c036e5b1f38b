using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Nobody sits at a counter any more.</summary>
[MessageUrn("learner.support-seat-vacant.v1")]
[EntityName("learner.support-seat-vacant.v1")]
public sealed record SupportSeatVacant
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
}
