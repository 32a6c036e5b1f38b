using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>The clock of a case was paused or taken up again.</summary>
[MessageUrn("learner.case-rescheduled.v1")]
[EntityName("learner.case-rescheduled.v1")]
public sealed record CaseRescheduled
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

    /// <summary>When it must be resolved now.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the clock goes on; absent where it runs.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}
