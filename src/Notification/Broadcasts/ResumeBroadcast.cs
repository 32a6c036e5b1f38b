using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>Goes on with a paused broadcast where it stopped; nobody gets it twice.</summary>
internal static class ResumeBroadcast
{
    internal static async Task<Results<Ok<BroadcastItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, NotificationDbContext db, IOptions<BroadcastOptions> options,
        HttpResponse response, ILogger<Broadcast> logger, CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();

        var people = await db.BroadcastRuns.Where(run => run.BroadcastId == id).Select(run => run.People)
            .SingleOrDefaultAsync(cancellationToken);
        if (broadcast.NeedsApproval(people, options.Value.ApprovalFrom))
            return BroadcastProblems.ApprovalNeeded;
        if (!broadcast.Resume())
            return BroadcastProblems.StateInvalid;

        db.Expect(broadcast, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Moved(logger, id, "resumed");
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Ok(BroadcastItem.Of(broadcast));
    }
}
