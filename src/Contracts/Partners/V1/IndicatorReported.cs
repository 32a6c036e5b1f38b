using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// An operator reported a figure of an area: subscriptions, which are not persons.
/// </summary>
[MessageUrn("partner.indicator-reported.v1")]
[EntityName("partner.indicator-reported.v1")]
public sealed record IndicatorReported
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

    /// <summary>The area as it is today, whatever code the operator knows it by.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>mobile-subscriptions</c>, <c>fixed-broadband</c> or <c>mobile-broadband</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>First day of the month it is about.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The figure at the end of the month.</summary>
    public required long Value { get; init; }

    /// <summary>Order of the operator's reports on one figure: the highest holds.</summary>
    public required long Sequence { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
