using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Stops a broadcast for good. What was queued before, a few thousand messages at most, still goes out.
/// </summary>
internal static class CancelBroadcast
{
    internal static async Task<Results<Ok<BroadcastItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, NotificationDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Broadcast> logger, CancellationToken cancellationToken)
    {
        // Held before anything is counted: the worker queues no more between the count and the end.
        var broadcast = await db.Broadcasts
            .FromSql($"select *, xmin from broadcasts where id = {id} for no key update").Within(scope, db)
            .SingleOrDefaultAsync(cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();

        var (queued, unreachable) = await db.FiguresOf(id, cancellationToken);
        if (broadcast.Cancel(queued, unreachable, time.GetUtcNow()) is not { } ended)
            return BroadcastProblems.StateInvalid;

        db.Expect(broadcast, ifMatch);
        db.AddEvent(ended);
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Moved(logger, id, "cancelled");
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Ok(BroadcastItem.Of(broadcast));
    }
}

internal static class BroadcastQueries
{
    /// <returns>How many messages were queued, and how many people no channel reaches.</returns>
    internal static async Task<(int Queued, int Unreachable)> FiguresOf(
        this NotificationDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.BroadcastLanes.Where(lane => lane.BroadcastId == id).SumAsync(lane => lane.Queued, cancellationToken),
            await db.BroadcastRuns.Where(run => run.BroadcastId == id).Select(run => run.Unreachable)
                .SingleOrDefaultAsync(cancellationToken));
}
