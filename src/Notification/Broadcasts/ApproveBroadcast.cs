using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>Approves a broadcast that somebody else wrote, with the decision it rests on.</summary>
internal static class ApproveBroadcast
{
    /// <param name="DecisionNo">The decision. <example>Kế hoạch 45-KH/BTGDV</example></param>
    public sealed record Request([StringLength(100, MinimumLength = 1)] string DecisionNo);

    internal static async Task<Results<Ok<BroadcastItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        HttpResponse response, ILogger<Broadcast> logger, CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();
        if (broadcast.PreparedBy == user.Actor())
            return BroadcastProblems.ApproverIsAuthor;
        if (!broadcast.Approve(user.Actor(), request.DecisionNo))
            return BroadcastProblems.StateInvalid;

        db.Expect(broadcast, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Moved(logger, id, "approved");
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Ok(BroadcastItem.Of(broadcast));
    }
}
