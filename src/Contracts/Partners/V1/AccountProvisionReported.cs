using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>An operator reported what became of an account it was asked for.</summary>
[MessageUrn("partner.account-provision-reported.v1")]
[EntityName("partner.account-provision-reported.v1")]
public sealed record AccountProvisionReported
{
    /// <summary>Identity of the report, made by PartnerGateway.</summary>
    [AggregateId("partner-report")]
    public required Guid ReportId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The operator, as registered: <c>viettel</c>.</summary>
    public required string PartnerId { get; init; }

    /// <summary>The reference of the account, as given to the operator.</summary>
    public required Guid ExternalRef { get; init; }

    /// <summary>
    /// Order of the operator's reports on one account: the highest holds. 0 is said by the platform itself.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary><c>provisioned</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it failed, in the operator's code.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
