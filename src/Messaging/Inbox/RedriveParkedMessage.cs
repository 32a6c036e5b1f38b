using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Messaging.Outbox;

namespace Platform.Messaging.Inbox;

/// <summary>Lets a parked message try again: through the same queue and pipeline, under the same id.</summary>
internal static class RedriveParkedMessage
{
    /// <summary>The operator&apos;s decision.</summary>
    /// <param name="Reason">Why, 10 to 500 characters; kept with the message.</param>
    public sealed record Request(string Reason);

    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string consumer, Guid messageId, Request request, ClaimsPrincipal user, DbContext db,
        ILogger<ParkFilter> logger, CancellationToken cancellationToken) =>
        Decision.TakeAsync("redriven", consumer, messageId, request.Reason, user, logger, decision =>
            decision.IsOnUnsendableEvent
                ? UnsendableEvents.RedriveAsync(db, decision, cancellationToken)
                : RedriveAsync(db, decision, cancellationToken));

    private static Task<int> RedriveAsync(DbContext db, Decision decision, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            update messaging.inbox_parked set state = 'waiting', next_try_at = now(), decided_by = {decision.Actor},
              decided_at = now(), decision_reason = {decision.Reason}
            where consumer = {decision.Consumer} and message_id = {decision.MessageId}
              and state in ('waiting', 'parked')
            """, cancellationToken);
}
