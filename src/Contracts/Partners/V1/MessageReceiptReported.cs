using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>An operator reported what became of a message.</summary>
[MessageUrn("partner.message-receipt-reported.v1")]
[EntityName("partner.message-receipt-reported.v1")]
public sealed record MessageReceiptReported
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

    /// <summary>Our message id, as given to the operator.</summary>
    public required Guid Reference { get; init; }

    /// <summary>Id of the message at the operator, opaque text.</summary>
    public required string OperatorMessageId { get; init; }

    /// <summary><c>accepted</c>, <c>delivered</c>, <c>undeliverable</c>, <c>expired</c> or <c>rejected</c>.</summary>
    public required string State { get; init; }

    /// <summary>Result code as the operator wrote it.</summary>
    public string? RawCode { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
