using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Inbox;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Events the broker can never take. Each blocks its aggregate until an operator sends it again, in its old place, or
/// gives it up. In the operator&apos;s doors they stand under the consumer name <c>outbox</c>.
/// </summary>
internal static class UnsendableEvents
{
    public const string Consumer = "outbox";

    public static Task<int> RedriveAsync(DbContext db, Decision decision, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            with again as (
              update messaging.outbox_parked set state = 'redriven', decided_by = {decision.Actor}, decided_at = now(),
                decision_reason = {decision.Reason}
              where message_id = {decision.MessageId} and state = 'parked' returning *)
            insert into messaging.outbox (part, id, message_id, aggregate_type, aggregate_id, aggregate_version, type,
              exchange, routing_key, traceparent, tracestate, payload, occurred_at)
            overriding system value
            select part, id, message_id, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key,
              traceparent, tracestate, payload, occurred_at from again
            """, cancellationToken);

    public static Task<int> DiscardAsync(DbContext db, Decision decision, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            update messaging.outbox_parked set state = 'discarded', decided_by = {decision.Actor}, decided_at = now(),
              decision_reason = {decision.Reason}
            where message_id = {decision.MessageId} and state = 'parked'
            """, cancellationToken);
}
