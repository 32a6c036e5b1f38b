using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A case that was resolved turned out not to be.</summary>
[MessageUrn("learner.case-reopened.v1")]
[EntityName("learner.case-reopened.v1")]
public sealed record CaseReopened
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

    /// <summary>How often, this time included.</summary>
    public required int ReopenCount { get; init; }

    /// <summary>When it must be resolved now.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
