using Microsoft.EntityFrameworkCore;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Events the broker can never take. Each blocks its aggregate until an operator sends it again, in its old place, or
/// gives it up. In the operator&apos;s doors they stand under the consumer name <c>outbox</c>.
/// </summary>
internal static class UnsendableEvents
{
    public const string Consumer = "outbox";

    public static Task<int> RedriveAsync(
        DbContext db, Guid messageId, string actor, string reason, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            with again as (
              update messaging.outbox_parked set state = 'redriven', decided_by = {actor}, decided_at = now(),
                decision_reason = {reason}
              where message_id = {messageId} and state = 'parked' returning *)
            insert into messaging.outbox (part, id, message_id, aggregate_type, aggregate_id, aggregate_version, type,
              exchange,
              routing_key, traceparent, tracestate, payload, occurred_at)
            overriding system value
            select part, id, message_id, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
              traceparent, tracestate, payload, occurred_at from again
            """, cancellationToken);

    public static Task<int> DiscardAsync(
        DbContext db, Guid messageId, string actor, string reason, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            update messaging.outbox_parked set state = 'discarded', decided_by = {actor}, decided_at = now(),
              decision_reason = {reason}
            where message_id = {messageId} and state = 'parked'
            """, cancellationToken);
}
