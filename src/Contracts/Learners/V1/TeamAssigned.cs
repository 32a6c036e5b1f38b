using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A trained member of a team was given a task.</summary>
[MessageUrn("learner.team-assigned.v1")]
[EntityName("learner.team-assigned.v1")]
public sealed record TeamAssigned
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

    /// <summary><c>train</c>, <c>house-visits</c>, <c>class-helper</c> or <c>case</c>.</summary>
    public required string Task { get; init; }

    /// <summary>Where the task is done.</summary>
    public required Guid AreaId { get; init; }
}
