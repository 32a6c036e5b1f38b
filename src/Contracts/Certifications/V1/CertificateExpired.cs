using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A certificate reached the end of its validity.</summary>
[MessageUrn("certification.certificate-expired.v1")]
[EntityName("certification.certificate-expired.v1")]
public sealed record CertificateExpired
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
}
