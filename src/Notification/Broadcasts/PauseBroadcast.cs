using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Lets nothing more of a broadcast be queued until it is resumed. What already waits to be sent, a few thousand
/// messages at most, still goes out.
/// </summary>
internal static class PauseBroadcast
{
    internal static async Task<Results<Ok<BroadcastItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, NotificationDbContext db, HttpResponse response,
        ILogger<Broadcast> logger, CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();
        if (!broadcast.Pause())
            return BroadcastProblems.StateInvalid;

        db.Expect(broadcast, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Moved(logger, id, "paused");
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Ok(BroadcastItem.Of(broadcast));
    }
}
