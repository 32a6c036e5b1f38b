using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Platform.Messaging.Outbox;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Inbox;

/// <summary>
/// What an operator decides about a parked message or event. It has an author and a reason, and is logged.
/// </summary>
internal sealed record Decision(string Consumer, Guid MessageId, string Actor, string Reason)
{
    /// <summary>Parked events of our own stand under a consumer name that no queue has.</summary>
    public bool IsOnUnsendableEvent => Consumer == UnsendableEvents.Consumer;

    /// <summary>
    /// Runs the statement that carries the decision out; no row changed means there was nothing to decide on.
    /// </summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> TakeAsync(
        string taken, string consumer, Guid messageId, string reason, ClaimsPrincipal user, ILogger logger,
        Func<Decision, Task<int>> carryOut)
    {
        if (reason.Trim().Length is < 10 or > 500)
            return Problems.BadRequest("invalid-reason",
                "Lý do phải có từ 10 đến 500 ký tự.", "The reason must have 10 to 500 characters.");

        var decision = new Decision(consumer, messageId, user.Actor(), reason);
        if (await carryOut(decision) == 0)
            return TypedResults.NotFound();

        Log.MessageDecided(logger, messageId, consumer, taken, decision.Actor);
        return TypedResults.NoContent();
    }
}
