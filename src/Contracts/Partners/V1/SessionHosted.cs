using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// An operator that carried a session says how it went: from when to when, and how many followed it where. The lists
/// are parallel.
/// </summary>
[MessageUrn("partner.session-hosted.v1")]
[EntityName("partner.session-hosted.v1")]
public sealed record SessionHosted
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

    /// <summary>The session, as the operator was asked for it.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Order of the operator's reports on one session: the highest holds.</summary>
    public required long Sequence { get; init; }

    /// <summary>First minute it was on the air, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Last minute, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Where each connection point was.</summary>
    public required IReadOnlyList<Guid> PointAreaIds { get; init; }

    /// <summary>How many people followed it at each of them.</summary>
    public required IReadOnlyList<int> Participants { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
