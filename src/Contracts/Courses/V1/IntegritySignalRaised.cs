using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>Something in the records looks unlikely and waits for a person to look at it.</summary>
[MessageUrn("course.integrity-signal-raised.v1")]
[EntityName("course.integrity-signal-raised.v1")]
public sealed record IntegritySignalRaised
{
    /// <summary>Identity of the signal.</summary>
    [AggregateId("integrity-signal")]
    public required Guid SignalId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Where it arose.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// <c>head-count-above-room</c>, <c>names-above-head-count</c>, <c>phone-in-another-village</c>,
    /// <c>phone-for-many-people</c>, <c>many-completions-witnessed</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Version of the rule that says from when on it is unlikely.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>From when on it is unlikely.</summary>
    public required int Threshold { get; init; }

    /// <summary>What was counted.</summary>
    public required int Observed { get; init; }

    /// <summary>The session, where it arose in one.</summary>
    public Guid? SessionId { get; init; }
}
