using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A team took a case over.</summary>
[MessageUrn("learner.case-assigned.v1")]
[EntityName("learner.case-assigned.v1")]
public sealed record CaseAssigned
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

    /// <summary>The team.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The member of it who goes, where one is named.</summary>
    public Guid? WorkerId { get; init; }

    /// <summary>When it must be resolved.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
