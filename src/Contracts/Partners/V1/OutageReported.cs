using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// A service point or a network of an operator went out of service in an area, or is back.
/// </summary>
[MessageUrn("partner.outage-reported.v1")]
[EntityName("partner.outage-reported.v1")]
public sealed record OutageReported
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

    /// <summary>The outage as the operator numbers it, opaque text.</summary>
    public required string OutageRef { get; init; }

    /// <summary>The area as it is today, whatever code the operator knows it by.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>service-point</c>, <c>sms</c>, <c>mobile-data</c> or <c>fixed-broadband</c>.</summary>
    public required string Service { get; init; }

    /// <summary><c>started</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or is expected to end, UTC; absent where nobody knows.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Order of the operator's reports on one outage: the highest holds.</summary>
    public required long Sequence { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
