using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A learner was erased on request: whoever holds a copy of anything erases it and answers.</summary>
[MessageUrn("learner.learner-erased.v1")]
[EntityName("learner.learner-erased.v1")]
public sealed record LearnerErased
{
    /// <summary>Opaque identity of the learner.</summary>
    [AggregateId("learner")]
    public required Guid LearnerId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The erasure; every answer names it.</summary>
    public required Guid ErasureId { get; init; }

    /// <summary>Village or commune the learner belonged to.</summary>
    public required Guid AreaId { get; init; }
}
