using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Somebody is no longer a member of a team.</summary>
[MessageUrn("learner.team-member-left.v1")]
[EntityName("learner.team-member-left.v1")]
public sealed record TeamMemberLeft
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who was a member.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The mandate that was given up.</summary>
    public required string Mandate { get; init; }

    /// <summary>First day without the membership.</summary>
    public required DateOnly LeftOn { get; init; }
}
