using System.Security.Claims;
using Microsoft.AspNetCore.Http;
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

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string consumer, Guid messageId, Request request, ClaimsPrincipal user, DbContext db,
            ILogger<ParkFilter> logger,
        CancellationToken cancellationToken)
    {
        if (Decision.Check(request.Reason) is { } problem)
            return problem;
        var actor = Decision.ActorOf(user);
        var changed = consumer == UnsendableEvents.Consumer
            ? await UnsendableEvents.DiscardAsync(db, messageId, actor, request.Reason, cancellationToken)
            : await db.Database.ExecuteSqlAsync($"""
                with discarded as (
                  update messaging.inbox_parked set state = 'discarded', next_try_at = null, decided_by = {actor},
                    decided_at = now(), decision_reason = {request.Reason}
                  where consumer = {consumer} and message_id = {messageId} and state in ('waiting', 'parked')
                  returning consumer, message_id, body)
                insert into messaging.inbox (message_id, consumer, body_hash)
                select message_id, consumer, sha256(body) from discarded
                on conflict (message_id, consumer) do update set received_at = inbox.received_at
                """, cancellationToken);
        if (changed == 0)
            return TypedResults.NotFound();

        Log.MessageDecided(logger, messageId, consumer, "discarded", actor);
        return TypedResults.NoContent();
    }
}
