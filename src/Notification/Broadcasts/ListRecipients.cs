using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Visits;

namespace Platform.Notifications.Broadcasts;

/// <summary>Writes the next part of the list of a broadcast whose time has come: who fits now is written to.</summary>
internal sealed class ListRecipients(
    NotificationDbContext db, IOptions<BroadcastOptions> options, TimeProvider time, ILogger<Broadcast> logger)
{
    internal async Task<bool> Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var broadcast = (await db.Broadcasts.FromSql(
            $"""
            select broadcasts.*, broadcasts.xmin from broadcasts
            join broadcast_runs run on run.broadcast_id = broadcasts.id and run.listed_at is null
            where state in ('Scheduled', 'Sending') and starts_at <= {now}
            order by starts_at limit 1 for no key update of broadcasts skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (broadcast is null)
            return false;

        if (broadcast.State is BroadcastState.Scheduled)
        {
            broadcast.Begin();
            var people = (await broadcast.Audience.CountIn(db, cancellationToken)).Sum(count => count.People);
            if (broadcast.NeedsApproval(people, options.Value.ApprovalFrom))
            {
                Pause(broadcast, people); // before anybody is on a list, or to be visited
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
        }

        var run = await db.BroadcastRuns.SingleAsync(run => run.BroadcastId == broadcast.Id, cancellationToken);
        var size = options.Value.BatchSize;
        var batch = await broadcast.Audience.ListIn(db, broadcast.Id, run.After, size, cancellationToken);
        run.Listed(batch, isLast: batch.People < size, now);
        if (broadcast.VisitUnreachable && batch.Unreachable is { } unreachable)
            await db.SuggestVisits(broadcast.Id, unreachable, now, cancellationToken);
        if (run.ListedAt is not null && broadcast.NeedsApproval(run.People, options.Value.ApprovalFrom))
            Pause(broadcast, run.People);

        await db.SaveChangesAsync(cancellationToken);
        await Failpoints.HitAsync("broadcast.after_list_before_commit");
        await transaction.CommitAsync(cancellationToken);
        await Failpoints.HitAsync("broadcast.after_list");
        if (run.ListedAt is not null)
            BroadcastLog.Listed(logger, broadcast.Id, run.People);
        return true;
    }

    /// <summary>More people than on the day it was scheduled.</summary>
    private void Pause(Broadcast broadcast, int people)
    {
        broadcast.Pause(Broadcast.TooLarge);
        BroadcastLog.TooLarge(logger, broadcast.Id, people);
    }
}
