using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>PartnerGateway erased what it held of a learner, or says what it has to keep.</summary>
[MessageUrn("partner.learner-erasure-answered.v1")]
[EntityName("partner.learner-erasure-answered.v1")]
public sealed record PartnerErasureAnswered
{
    /// <summary>The erasure that is answered.</summary>
    [AggregateId("partner-erasure")]
    public required Guid ErasureId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Opaque identity of the learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary><c>erased</c>, <c>retained</c> or <c>nothing</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many rows the law keeps, where any.</summary>
    public int? Retained { get; init; }

    /// <summary>Why something stays: <c>valid-certificates</c>, <c>figures-without-persons</c>.</summary>
    public string? ReasonCode { get; init; }
}
