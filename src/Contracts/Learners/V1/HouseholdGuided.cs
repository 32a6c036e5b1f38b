using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// A member showed another one how to do something. Told again with the same guidance and other members
/// where one of them turned out to be registered twice.
/// </summary>
[MessageUrn("learner.household-guided.v1")]
[EntityName("learner.household-guided.v1")]
public sealed record HouseholdGuided
{
    /// <summary>Identity of the household.</summary>
    [AggregateId("household")]
    public required Guid HouseholdId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Identity of the guidance, given by whoever recorded it.</summary>
    public required Guid GuideId { get; init; }

    /// <summary>Who showed it.</summary>
    public required Guid GuideMemberId { get; init; }

    /// <summary>Who learned it.</summary>
    public required Guid GuidedMemberId { get; init; }

    /// <summary>The person who showed it, where one is registered.</summary>
    public Guid? GuideLearnerId { get; init; }

    /// <summary>The person who learned it, where one is registered.</summary>
    public Guid? GuidedLearnerId { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly On { get; init; }

    /// <summary><c>self</c>: one of the two says so; <c>household</c>: both do.</summary>
    public required string Evidence { get; init; }

    /// <summary>Code of what it was about, where one was given.</summary>
    public string? TopicCode { get; init; }
}
