using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>The contact point of a learner was set or changed. Read by Notification alone.</summary>
[PersonalData]
[MessageUrn("learner.learner-contact-changed.v1")]
[EntityName("learner.learner-contact-changed.v1")]
public sealed record LearnerContactChanged
{
    /// <summary>Opaque identity of the learner.</summary>
    [AggregateId("learner")]
    public required Guid LearnerId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Village or commune of the learner, for reports on undeliverable messages.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>E.164 number (<c>+84…</c>), possibly shared by a family; absent where the learner has none.</summary>
    public string? Phone { get; init; }

    /// <summary>BCP 47 tag of the language for messages.</summary>
    public required string PreferredLanguage { get; init; }
}
