using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A certificate does not count for the time being.</summary>
[MessageUrn("certification.certificate-suspended.v1")]
[EntityName("certification.certificate-suspended.v1")]
public sealed record CertificateSuspended
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

    /// <summary>Why: <c>under-review</c>, <c>complaint</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
