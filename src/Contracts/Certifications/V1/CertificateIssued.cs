using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A certificate was signed and became valid.</summary>
[MessageUrn("certification.certificate-issued.v1")]
[EntityName("certification.certificate-issued.v1")]
public sealed record CertificateIssued
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

    /// <summary>The completion that earned it.</summary>
    public required Guid CompletionId { get; init; }

    /// <summary>Code of the criterion met.</summary>
    public required string CriterionCode { get; init; }

    /// <summary>Version of the criterion, from 1.</summary>
    public required int CriterionVersion { get; init; }

    /// <summary>Number printed on the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Unguessable id of the public verification page, at least 128 random bits.</summary>
    public required string PublicId { get; init; }

    /// <summary>Vietnamese name of what was achieved.</summary>
    public required string Title { get; init; }

    /// <summary>First moment at which it no longer counts; absent where it counts for ever.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The certificate it takes the place of: that one ended.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>1, and more where one before it was renewed.</summary>
    public int? Cycle { get; init; }
}
