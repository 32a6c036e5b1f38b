using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A certificate was replaced: what was wrong on it is right on the other one.</summary>
[MessageUrn("certification.certificate-reissued.v1")]
[EntityName("certification.certificate-reissued.v1")]
public sealed record CertificateReissued
{
    /// <summary>Identity of the certificate.</summary>
    [AggregateId("certificate")]
    public required Guid CertificateId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The holder.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where the course was studied.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The certificate that takes its place.</summary>
    public required Guid ReplacedById { get; init; }

    /// <summary>Why: <c>name-corrected</c>, <c>data-corrected</c>, <c>key-compromised</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
