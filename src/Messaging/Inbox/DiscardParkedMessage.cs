using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Messaging.Outbox;

namespace Platform.Messaging.Inbox;

/// <summary>
/// Decides that a parked message shall have no effect, now and when a copy of it comes again. The row stays as the
/// record of the decision.
/// </summary>
internal static class DiscardParkedMessage
{
    /// <summary>The operator&apos;s decision.</summary>
    /// <param name="Reason">Why, 10 to 500 characters; kept with the message.</param>
    public sealed record Request(string Reason);

    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string consumer, Guid messageId, Request request, ClaimsPrincipal user, DbContext db,
        ILogger<ParkFilter> logger, CancellationToken cancellationToken) =>
        Decision.TakeAsync("discarded", consumer, messageId, request.Reason, user, logger, decision =>
            decision.IsOnUnsendableEvent
                ? UnsendableEvents.DiscardAsync(db, decision, cancellationToken)
                : DiscardAsync(db, decision, cancellationToken));

    private static Task<int> DiscardAsync(DbContext db, Decision decision, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            with discarded as (
              update messaging.inbox_parked set state = 'discarded', next_try_at = null, decided_by = {decision.Actor},
                decided_at = now(), decision_reason = {decision.Reason}
              where consumer = {decision.Consumer} and message_id = {decision.MessageId}
                and state in ('waiting', 'parked')
              returning consumer, message_id, body)
            insert into messaging.inbox (message_id, consumer, body_hash)
            select message_id, consumer, sha256(body) from discarded
            on conflict (message_id, consumer) do update set received_at = inbox.received_at
            """, cancellationToken);
}
