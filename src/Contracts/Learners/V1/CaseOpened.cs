using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Somebody needs help at home.</summary>
[MessageUrn("learner.case-opened.v1")]
[EntityName("learner.case-opened.v1")]
public sealed record CaseOpened
{
    /// <summary>Identity of the case.</summary>
    [AggregateId("home-case")]
    public required Guid CaseId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Where the case was opened.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Commune that answers for the case now; another one after a reorganisation.</summary>
    public required Guid CommuneId { get; init; }

    /// <summary><c>normal</c>, <c>urgent</c> or <c>emergency</c>.</summary>
    public required string Urgency { get; init; }

    /// <summary>Who needs it, where registered.</summary>
    public Guid? LearnerId { get; init; }

    /// <summary>The home, where known.</summary>
    public Guid? HouseholdId { get; init; }

    /// <summary>Code of what it is about, <c>digital-identity</c>.</summary>
    public required string TopicCode { get; init; }

    /// <summary>When it must be resolved, counted in working hours.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
