using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// How the channel of an operator does: what waits, what went through, what was refused, how long it took.
/// </summary>
internal static class GetTraffic
{
    /// <param name="Reason">Stable code. <example>reference-unknown</example></param>
    /// <param name="Count">How many. <example>3</example></param>
    public sealed record Refusal(string Reason, int Count);

    /// <summary>Seconds within which half, nearly all and all but one in a hundred arrived.</summary>
    /// <param name="P50">Half. <example>1.2</example></param>
    /// <param name="P95">95 of 100. <example>8.5</example></param>
    /// <param name="P99">99 of 100. <example>40.1</example></param>
    public sealed record Delays(double P50, double P95, double P99);

    /// <param name="Minutes">The span looked at, up to now.</param>
    /// <param name="Waiting">Events not yet with the operator.</param>
    /// <param name="LagSeconds">Age of the oldest of them.</param>
    /// <param name="PutAside">Events it refused for good; a replay sends them again.</param>
    /// <param name="QueueDepth">Events the operator has not read yet; absent without a queue.</param>
    /// <param name="Sent">Events the operator got for the first time.</param>
    /// <param name="SentPerMinute">The same a minute.</param>
    /// <param name="Received">Events of the operator that took effect or were repeated.</param>
    /// <param name="Refusals">Events refused, by reason, most frequent first.</param>
    /// <param name="PublishDelay">From our decision to the operator's queue or webhook.</param>
    /// <param name="DeliveryDelay">From our decision to the end of a message as the operator reported it.</param>
    /// <param name="Share">Its part of all messages sent, 0 to 1.</param>
    public sealed record Response(
        int Minutes, int Waiting, double LagSeconds, int PutAside, long? QueueDepth, int Sent, double SentPerMinute,
        int Received, IReadOnlyList<Refusal> Refusals, Delays? PublishDelay, Delays? DeliveryDelay, double Share);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string partner, [Range(1, 1440)] int? minutes, PartnerDbContext db, BrokerProvisioner broker, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var known = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();

        var (span, now) = (minutes ?? 60, time.GetUtcNow());
        var since = now.AddMinutes(-span);
        var feed = await db.Database.SqlQuery<FeedFigures>($"""
            select
              (count(*) filter (where f.waiting and f.data is not null))::int as waiting,
              coalesce(extract(epoch from {now} - min(f.created_at)
                filter (where f.waiting and f.data is not null)), 0)::float8 as lag_seconds,
              (count(*) filter (where f.published_at >= {since}))::int as sent,
              percentile_cont(array[0.5, 0.95, 0.99]) within group (order by extract(epoch from
                f.published_at - f.created_at)::float8) filter (where f.published_at >= {since}) as publish_delay,
              percentile_cont(array[0.5, 0.95, 0.99]) within group (order by extract(epoch from
                f.settled_at - f.created_at)::float8) filter (where f.settled_at >= {since}) as delivery_delay
            from partner_feed f
            where f.partner_id = {partner} and (f.waiting or f.published_at >= {since} or f.settled_at >= {since})
            """).SingleAsync(cancellationToken);
        var all = await db.PartnerFeed.CountAsync(entry => entry.PublishedAt >= since, cancellationToken);
        var received = await db.PartnerInbox.CountAsync(
            entry => entry.PartnerId == partner && entry.ReceivedAt >= since, cancellationToken);
        var refusals = await db.Database.SqlQuery<Refusal>($"""
            select split_part(reason, ':', 1) as "Reason", count(*)::int as "Count" from parked_deliveries
            where partner_id = {partner} and parked_at >= {since}
            group by 1 order by 2 desc, 1 limit 50
            """).ToListAsync(cancellationToken);
        var putAside = await db.PartnerFeed.CountAsync(
            entry => entry.PartnerId == partner && entry.RefusedAt != null, cancellationToken);
        var depth = await Depth(known, broker, cancellationToken);

        return TypedResults.Ok(new Response(
            span, feed.waiting, feed.lag_seconds, putAside, depth, feed.sent, (double)feed.sent / span, received,
            refusals, Of(feed.publish_delay), Of(feed.delivery_delay), all == 0 ? 0 : (double)feed.sent / all));
    }

    /// <summary>The view is needed most when the broker does not answer.</summary>
    private static async Task<long?> Depth(
        Partner partner, BrokerProvisioner broker, CancellationToken cancellationToken)
    {
        try
        {
            return partner.State is PartnerState.Closed
                ? null
                : await broker.Depth(partner, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Delays? Of(double[]? percentiles) =>
        percentiles is [var p50, var p95, var p99] ? new Delays(p50, p95, p99) : null;

    /// <summary>Columns as they are; EF matches them by name.</summary>
    private sealed record FeedFigures(
        int waiting, double lag_seconds, int sent, double[]? publish_delay, double[]? delivery_delay);
}
