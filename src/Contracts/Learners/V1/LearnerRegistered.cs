using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A person was registered as a learner. Carries no personal data.</summary>
[MessageUrn("learner.learner-registered.v1")]
[EntityName("learner.learner-registered.v1")]
public sealed record LearnerRegistered
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

    /// <summary>Codes of the audiences the learner belongs to, at least one: <c>citizen</c>, <c>cadre</c>, …</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>BCP 47 tag, <c>vi</c> where nothing else was asked for.</summary>
    public required string PreferredLanguage { get; init; }
}
