using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A member no longer belongs to a household.</summary>
[MessageUrn("learner.household-member-left.v1")]
[EntityName("learner.household-member-left.v1")]
public sealed record HouseholdMemberLeft
{
    /// <summary>Identity of the household.</summary>
    [AggregateId("household")]
    public required Guid HouseholdId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The membership that ended.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The person, where one is registered.</summary>
    public Guid? LearnerId { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>First day without the member.</summary>
    public required DateOnly LeftOn { get; init; }

    /// <summary><c>moved</c>, <c>died</c>, <c>married-out</c>, <c>merge</c>, <c>split</c> or <c>error</c>.</summary>
    public required string LeaveReason { get; init; }

    /// <summary>Members after it, those without a name included.</summary>
    public required int MemberCount { get; init; }
}
