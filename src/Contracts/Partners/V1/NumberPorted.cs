using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// The number a message was for belongs to another operator now, or never was this one's. The number itself stays
/// outside: the message names it to whoever sent it.
/// </summary>
[MessageUrn("partner.number-ported.v1")]
[EntityName("partner.number-ported.v1")]
public sealed record NumberPorted
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

    /// <summary>The message whose number it is, as given to the operator.</summary>
    public required Guid Reference { get; init; }

    /// <summary>Whose it is now, as registered here: <c>mobifone</c>; absent where nobody knows.</summary>
    public string? NewOperatorId { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
