using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// A member belongs to a household. Told again with the same member and another learner where the member
/// turned out to be registered twice.
/// </summary>
[MessageUrn("learner.household-member-joined.v1")]
[EntityName("learner.household-member-joined.v1")]
public sealed record HouseholdMemberJoined
{
    /// <summary>Identity of the household.</summary>
    [AggregateId("household")]
    public required Guid HouseholdId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The membership; somebody who comes back gets another one.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The person, where one is registered.</summary>
    public Guid? LearnerId { get; init; }

    /// <summary>
    /// <c>head</c>, <c>spouse</c>, <c>child</c>, <c>parent</c>, <c>grandparent</c>, <c>grandchild</c>,
    /// <c>sibling</c> or <c>other</c>.
    /// </summary>
    public required string Relation { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly JoinedOn { get; init; }

    /// <summary>Members after it, those without a name included.</summary>
    public required int MemberCount { get; init; }
}
