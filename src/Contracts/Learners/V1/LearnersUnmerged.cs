using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A merge was undone: the two registrations are two persons again.</summary>
[MessageUrn("learner.learners-unmerged.v1")]
[EntityName("learner.learners-unmerged.v1")]
public sealed record LearnersUnmerged
{
    /// <summary>The registration that stays.</summary>
    [AggregateId("learner")]
    public required Guid LearnerId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The registration that was merged into it.</summary>
    public required Guid MergedLearnerId { get; init; }

    /// <summary>The merge; its undoing names the same.</summary>
    public required Guid MergeId { get; init; }

    /// <summary>Village or commune of the registration that stays.</summary>
    public required Guid AreaId { get; init; }
}
