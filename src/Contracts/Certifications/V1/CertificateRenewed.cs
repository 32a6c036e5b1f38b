using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>The next certificate of a holder was earned before or after the end of this one.</summary>
[MessageUrn("certification.certificate-renewed.v1")]
[EntityName("certification.certificate-renewed.v1")]
public sealed record CertificateRenewed
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

    /// <summary>The certificate of the next cycle.</summary>
    public required Guid RenewedById { get; init; }

    /// <summary>Number of the next cycle, from 2.</summary>
    public required int Cycle { get; init; }
}
