using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging.Http;
using Platform.Notifications.Areas;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>A broadcast and how far it has come, as of now.</summary>
internal static class GetBroadcast
{
    /// <param name="Broadcast">The broadcast.</param>
    /// <param name="Values">What the placeholders of its template are filled with.</param>
    /// <param name="People">People of the segment looked at so far. <example>1000000</example></param>
    /// <param name="Objecting">Those among them who want no messages. <example>8000</example></param>
    /// <param name="Unreachable">Those among them no channel reaches. <example>80000</example></param>
    /// <param name="ListedAt">When the list of those to be written to was whole.</param>
    /// <param name="Links">How far it is at each link of an operator.</param>
    /// <param name="Messages">What became of the messages, by state. <example>{"delivered":410000}</example></param>
    /// <param name="ForeseenEnd">When the last will go out as things stand, while it is going out.</param>
    public sealed record Response(
        BroadcastItem Broadcast, IReadOnlyDictionary<string, string> Values, int People, int Objecting,
        int Unreachable, DateTimeOffset? ListedAt, IReadOnlyList<LinkProgress> Links,
        IReadOnlyDictionary<string, int> Messages, DateTimeOffset? ForeseenEnd);

    /// <param name="Link">Code of the operator. <example>viettel</example></param>
    /// <param name="Recipients">Those who are written to by it. <example>400000</example></param>
    /// <param name="Queued">Those among them whose message was queued. <example>125000</example></param>
    /// <param name="PerSecond">How many it takes in a second. <example>50</example></param>
    public sealed record LinkProgress(string Link, int Recipients, int Queued, int PerSecond);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, NotificationDbContext db, IOptions<NotificationOptions> sending,
        IOptions<BroadcastOptions> options, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var broadcast = await db.Broadcasts.AsNoTracking().Within(scope, db)
            .SingleOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);
        if (broadcast is null)
            return TypedResults.NotFound();

        var run = await db.BroadcastRuns.AsNoTracking()
            .SingleOrDefaultAsync(run => run.BroadcastId == id, cancellationToken);
        var lanes = await db.BroadcastLanes.AsNoTracking().Where(lane => lane.BroadcastId == id)
            .OrderBy(lane => lane.Link).ToListAsync(cancellationToken);
        var states = await db.Messages.Where(message => message.SourceEventId == id)
            .GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        response.Headers.ETag = IfMatch.ETag(broadcast.RowVersion);
        return TypedResults.Ok(new Response(
            BroadcastItem.Of(broadcast), broadcast.Values, run?.People ?? 0, run?.Objecting ?? 0,
            run?.Unreachable ?? 0, run?.ListedAt,
            [.. lanes.Select(lane => new LinkProgress(
                lane.Link, lane.Recipients, lane.Queued, options.Value.RateOf(lane.Link)))],
            states.ToDictionary(state => GetMessage.Word(state.Key), state => state.Count),
            broadcast.State is BroadcastState.Sending && run?.ListedAt is not null
                ? ForeseenEnd(lanes, await db.QuietHours(sending.Value, now, cancellationToken), options.Value, now)
                : null));
    }

    private static DateTimeOffset? ForeseenEnd(
        List<BroadcastLane> lanes, QuietHours night, BroadcastOptions options, DateTimeOffset now)
    {
        var seconds = lanes.Where(lane => lane.DoneAt is null)
            .Select(lane => (double)(lane.Recipients - lane.Queued) / options.RateOf(lane.Link)).Append(0).Max();
        return SendingTime.End(now, TimeSpan.FromSeconds(seconds), night.Includes);
    }
}
