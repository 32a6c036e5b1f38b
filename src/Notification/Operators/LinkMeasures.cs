using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Operators;

/// <summary>Delays and errors as our own attempts and the receipts to them tell.</summary>
internal static class LinkMeasures
{
    /// <param name="Operator">The operator.</param>
    /// <param name="Errors">Attempts without a good answer in the window of errors.</param>
    /// <param name="Handed">Texts it took in the window of delays.</param>
    /// <param name="Measured">Those of them that were delivered, or have had time to be.</param>
    /// <param name="Slow">Those of them that took, or take, too long.</param>
    /// <param name="MedianSeconds">Half were delivered within this.</param>
    /// <param name="P95Seconds">Nearly all were delivered within this.</param>
    internal sealed record Row(
        string Operator, int Errors, int Handed, int Measured, int Slow, double? MedianSeconds, double? P95Seconds);

    internal static Task<List<Row>> Measure(
        this NotificationDbContext db, Failover rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var errorsSince = now.AddSeconds(-rule.ErrorSeconds);
        var since = now.AddSeconds(-rule.WindowSeconds);
        var slowBefore = now.AddSeconds(-rule.SlowAfterSeconds);
        return db.Database.SqlQuery<Row>(
            $"""
            select operator_id as "Operator",
              (count(*) filter (
                where begun_at > {errorsSince} and outcome in ('NotSent', 'Unknown')))::int as "Errors",
              (count(*) filter (where taken))::int as "Handed",
              (count(*) filter (
                where taken and (delivered_at is not null or begun_at < {slowBefore})))::int as "Measured",
              (count(*) filter (
                where taken and (delivered_at - begun_at > make_interval(secs => {rule.SlowAfterSeconds})
                  or (delivered_at is null and begun_at < {slowBefore}))))::int as "Slow",
              percentile_cont(0.5) within group (order by extract(epoch from delivered_at - begun_at)::float8)
                as "MedianSeconds",
              percentile_cont(0.95) within group (order by extract(epoch from delivered_at - begun_at)::float8)
                as "P95Seconds"
            from (
              select attempt.*,
                (outcome = 'Accepted' or delivered_at is not null) and failed_at is null as taken
              from operator_links link join lateral (
                select * from message_attempts where operator_id = link.id and begun_at > {since}) as attempt on true
            ) as recent
            group by operator_id
            """).ToListAsync(cancellationToken);
    }
}
