using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>No answer of VNeID came in the time the rule gives.</summary>
[MessageUrn("certification.confirmation-expired.v1")]
[EntityName("certification.confirmation-expired.v1")]
public sealed record ConfirmationExpired
{
    /// <summary>Identity of the confirmation: one certificate told once.</summary>
    [AggregateId("confirmation")]
    public required Guid ConfirmationId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The certificate.</summary>
    public required Guid CertificateId { get; init; }

    /// <summary>Its holder.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Village where the course was studied.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>What was certified.</summary>
    public required string CriterionCode { get; init; }

    /// <summary>Version of the rule by which it is judged.</summary>
    public required int RuleVersion { get; init; }
}
