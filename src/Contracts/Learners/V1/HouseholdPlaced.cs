using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A household was formed, or lives in another area now.</summary>
[MessageUrn("learner.household-placed.v1")]
[EntityName("learner.household-placed.v1")]
public sealed record HouseholdPlaced
{
    /// <summary>Identity of the household.</summary>
    [AggregateId("household")]
    public required Guid HouseholdId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The household it was split from, where it was.</summary>
    public Guid? SplitFromId { get; init; }
}
