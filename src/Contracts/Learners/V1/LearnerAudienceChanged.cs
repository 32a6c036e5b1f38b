using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// The audiences of a learner changed. It tells the whole state: the newest of this and the profile is enough.
/// </summary>
[MessageUrn("learner.learner-audience-changed.v1")]
[EntityName("learner.learner-audience-changed.v1")]
public sealed record LearnerAudienceChanged
{
    /// <summary>Opaque identity of the learner.</summary>
    [AggregateId("learner")]
    public required Guid LearnerId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Village the learner belongs to; its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>active</c>, <c>restricted</c> or <c>deactivated</c>.</summary>
    public required string State { get; init; }

    /// <summary>Codes of the audiences the learner belongs to on that day, at least one.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Those among them that are new.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Codes of the audiences the learner no longer belongs to.</summary>
    public required IReadOnlyList<string> Ended { get; init; }

    /// <summary>The day the audiences are those of.</summary>
    public required DateOnly EffectiveOn { get; init; }
}
