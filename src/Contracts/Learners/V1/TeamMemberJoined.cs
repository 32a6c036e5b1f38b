using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Somebody became a member of a team.</summary>
[MessageUrn("learner.team-member-joined.v1")]
[EntityName("learner.team-member-joined.v1")]
public sealed record TeamMemberJoined
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The member.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary><c>leader</c>, <c>deputy</c>, <c>youth-core</c> or <c>member</c>.</summary>
    public required string MemberRole { get; init; }

    /// <summary>The mandate under which the member works.</summary>
    public required string Mandate { get; init; }

    /// <summary>First day of the membership.</summary>
    public required DateOnly JoinedOn { get; init; }
}
