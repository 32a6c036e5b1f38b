using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// An operator reported where a session it carries can be followed, or the platform that it cannot be.
/// </summary>
[MessageUrn("partner.session-link-reported.v1")]
[EntityName("partner.session-link-reported.v1")]
public sealed record SessionLinkReported
{
    /// <summary>Identity of the report, made by PartnerGateway.</summary>
    [AggregateId("partner-report")]
    public required Guid ReportId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The operator, as registered: <c>mobifone</c>.</summary>
    public required string PartnerId { get; init; }

    /// <summary>The session, as the operator was asked for it.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>
    /// Order of the operator's reports on one session: the highest holds. 0 is said by the platform itself.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>Where the session can be followed, an https address; absent where it cannot be.</summary>
    public string? JoinUrl { get; init; }

    /// <summary>Why there is no link.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
