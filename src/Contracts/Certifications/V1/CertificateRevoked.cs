using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A certificate was revoked.</summary>
[MessageUrn("certification.certificate-revoked.v1")]
[EntityName("certification.certificate-revoked.v1")]
public sealed record CertificateRevoked
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

    /// <summary>Village where the course was studied.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// Why: <c>issued-in-error</c>, <c>fraud</c>, <c>holder-request</c>, <c>completion-reversed</c> or <c>other</c>.
    /// </summary>
    public required string ReasonCode { get; init; }
}
