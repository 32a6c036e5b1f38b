using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A digital ambassador ended before the term did.</summary>
[MessageUrn("learner.ambassador-ended.v1")]
[EntityName("learner.ambassador-ended.v1")]
public sealed record AmbassadorEnded
{
    /// <summary>Identity of the appointment.</summary>
    [AggregateId("ambassador")]
    public required Guid AmbassadorId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who was ambassador.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The commune.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>First day without the office.</summary>
    public required DateOnly EndedOn { get; init; }

    /// <summary><c>resigned</c>, <c>moved</c>, <c>certificate-revoked</c>, <c>term-cut</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
