using System.Security.Claims;
using Microsoft.AspNetCore.Http;
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

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string consumer, Guid messageId, Request request, ClaimsPrincipal user, DbContext db,
            ILogger<ParkFilter> logger,
        CancellationToken cancellationToken)
    {
        if (Decision.Check(request.Reason) is { } problem)
            return problem;
        var actor = Decision.ActorOf(user);
        var changed = consumer == UnsendableEvents.Consumer
            ? await UnsendableEvents.RedriveAsync(db, messageId, actor, request.Reason, cancellationToken)
            : await db.Database.ExecuteSqlAsync($"""
                update messaging.inbox_parked set state = 'waiting', next_try_at = now(), decided_by = {actor},
                  decided_at = now(), decision_reason = {request.Reason}
                where consumer = {consumer} and message_id = {messageId} and state in ('waiting', 'parked')
                """, cancellationToken);
        if (changed == 0)
            return TypedResults.NotFound();

        Log.MessageDecided(logger, messageId, consumer, "redriven", actor);
        return TypedResults.NoContent();
    }
}
