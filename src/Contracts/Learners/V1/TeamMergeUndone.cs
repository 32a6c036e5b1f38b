using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A merger of teams was taken back: each has again the members it had.</summary>
[MessageUrn("learner.team-merge-undone.v1")]
[EntityName("learner.team-merge-undone.v1")]
public sealed record TeamMergeUndone
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The teams that work on.</summary>
    public required IReadOnlyList<Guid> RestoredTeamIds { get; init; }

    /// <summary>People in the team that had absorbed them, each counted once.</summary>
    public required int MemberCount { get; init; }
}
