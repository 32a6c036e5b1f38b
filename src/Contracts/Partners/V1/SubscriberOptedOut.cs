using MassTransit;

namespace Platform.Contracts.Partners.V1;

/// <summary>
/// Whoever a message went to wants no more. The number stays outside: the message names it to whoever sent it.
/// </summary>
[MessageUrn("partner.subscriber-opted-out.v1")]
[EntityName("partner.subscriber-opted-out.v1")]
public sealed record SubscriberOptedOut
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

    /// <summary>The message that was answered with a refusal, as given to the operator.</summary>
    public required Guid Reference { get; init; }

    /// <summary><c>advert</c> for adverts only, <c>all</c> for everything under our brandname.</summary>
    public required string Category { get; init; }

    /// <summary>Time stated by the operator, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
