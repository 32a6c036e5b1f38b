using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// What is known of a learner was corrected, or the learner moved, ceased or came back. It tells the whole state, so
/// the newest is enough.
/// </summary>
[MessageUrn("learner.learner-profile-changed.v1")]
[EntityName("learner.learner-profile-changed.v1")]
public sealed record LearnerProfileChanged
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

    /// <summary><c>active</c>, <c>restricted</c> or <c>deactivated</c>; only an active learner is enrolled.</summary>
    public required string State { get; init; }

    /// <summary>Codes of the audiences the learner belongs to on that day.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string PreferredLanguage { get; init; }

    /// <summary><c>none</c>, <c>shared</c> or <c>own</c>; absent where nobody asked.</summary>
    public string? DeviceAccess { get; init; }

    /// <summary><c>none</c>, <c>mobile</c> or <c>broadband</c>; absent where nobody asked.</summary>
    public string? Connectivity { get; init; }

    /// <summary>Codes of what changed, without values: <c>full-name</c>, <c>area</c>, <c>state</c>, …</summary>
    public required IReadOnlyList<string> ChangedFields { get; init; }
}
