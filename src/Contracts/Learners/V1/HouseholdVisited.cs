using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Somebody came to a home to help.</summary>
[MessageUrn("learner.household-visited.v1")]
[EntityName("learner.household-visited.v1")]
public sealed record HouseholdVisited
{
    /// <summary>Identity of the household.</summary>
    [AggregateId("household")]
    public required Guid HouseholdId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Identity of the visit, given by whoever recorded it.</summary>
    public required Guid VisitId { get; init; }

    /// <summary>Team that works on it, where one does.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary><c>met</c>, <c>absent</c>, <c>refused</c> or <c>helped</c>.</summary>
    public required string OutcomeCode { get; init; }
}
