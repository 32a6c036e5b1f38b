using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Says when a broadcast begins, and until when it is of use. Who fits the segment at that time is written to; what is
/// left when its use ends is not sent.
/// </summary>
internal static class ScheduleBroadcast
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <param name="StartsAt">When it begins; at once where that is past or absent.</param>
    /// <param name="EndsAt">From when on it is of no use any more, at most a year from now.</param>
    public sealed record Request(DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null);

    internal static async Task<Results<Ok<BroadcastItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, NotificationDbContext db,
        IOptions<BroadcastOptions> options, TimeProvider time, HttpResponse response, ILogger<Broadcast> logger,
        CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var startsAt = request.StartsAt is { } asked && asked > now ? asked.ToUniversalTime() : now;
        var endsAt = request.EndsAt?.ToUniversalTime();
        if (startsAt - now > Furthest || endsAt <= startsAt || endsAt - now > Furthest)
            return BroadcastProblems.WindowInvalid;

        var people = (await broadcast.Audience.CountIn(db, cancellationToken)).Sum(count => count.People);
        if (broadcast.NeedsApproval(people, options.Value.ApprovalFrom))
            return BroadcastProblems.ApprovalNeeded;
        if (!broadcast.Schedule(startsAt, endsAt))
            return BroadcastProblems.StateInvalid;

        db.Expect(broadcast, ifMatch);
        db.BroadcastRuns.Add(new BroadcastRun { BroadcastId = id });
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Moved(logger, id, "scheduled");
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Ok(BroadcastItem.Of(broadcast));
    }
}
