using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A case was not resolved in time, or somebody asked for more help with it.</summary>
[MessageUrn("learner.case-escalated.v1")]
[EntityName("learner.case-escalated.v1")]
public sealed record CaseEscalated
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

    /// <summary>Team that works on it, where one does.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>When it should have been resolved.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whether it is because that moment has passed.</summary>
    public required bool Overdue { get; init; }
}
