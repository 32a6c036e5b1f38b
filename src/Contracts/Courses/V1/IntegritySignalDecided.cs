using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A person decided on something that looked unlikely.</summary>
[MessageUrn("course.integrity-signal-decided.v1")]
[EntityName("course.integrity-signal-decided.v1")]
public sealed record IntegritySignalDecided
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

    /// <summary>What it was, as told when it was raised.</summary>
    public required string Kind { get; init; }

    /// <summary><c>confirmed</c> or <c>dismissed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why: <c>verified</c>, <c>counting-mistake</c>, <c>shared-phone</c>, …</summary>
    public required string ReasonCode { get; init; }
}
