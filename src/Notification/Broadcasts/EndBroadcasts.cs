using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Ends what has gone out or is of no use any more, then forgets its list: the messages themselves tell who was written
/// to, and why somebody was on a list is nobody&apos;s business afterwards.
/// </summary>
internal sealed class EndBroadcasts(
    NotificationDbContext db, IOptions<BroadcastOptions> options, TimeProvider time, ILogger<Broadcast> logger)
{
    internal async Task<bool> Run(CancellationToken cancellationToken) =>
        await EndOne(cancellationToken) | await ForgetSome(cancellationToken);

    private async Task<bool> EndOne(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var broadcast = (await db.Broadcasts.FromSql(
            $"""
            select broadcasts.*, broadcasts.xmin from broadcasts
            where (state in ('Sending', 'Paused') and ends_at <= {now}) or (state = 'Sending' and exists (
                select from broadcast_runs run where run.broadcast_id = broadcasts.id and run.listed_at is not null)
              and not exists (
                select from broadcast_lanes lane
                where lane.broadcast_id = broadcasts.id and lane.done_at is null))
            limit 1 for no key update skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (broadcast is null)
            return false;

        // Held from here on: no batch is under way, and none follows.
        var all = await db.BroadcastRuns.AnyAsync(
                run => run.BroadcastId == broadcast.Id && run.ListedAt != null, cancellationToken)
            && !await db.BroadcastLanes.AnyAsync(
                lane => lane.BroadcastId == broadcast.Id && lane.DoneAt == null, cancellationToken);
        var (queued, unreachable) = await db.FiguresOf(broadcast.Id, cancellationToken);
        var ended = broadcast.Complete(all, queued, unreachable, now);
        db.AddEvent(ended);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        BroadcastLog.Ended(logger, broadcast.Id, queued, ended.Outcome);
        return true;
    }

    private async Task<bool> ForgetSome(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = (await db.BroadcastRuns.FromSql(
            $"""
            select run.* from broadcast_runs run join broadcasts on broadcasts.id = run.broadcast_id
            where ended_at is not null and forgotten_at is null
            limit 1 for no key update of run skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (run is null)
            return false;

        var size = options.Value.BatchSize;
        var forgotten = await db.Database.ExecuteSqlAsync(
            $"""
            delete from broadcast_recipients where (learner_id, broadcast_id) in (
              select learner_id, broadcast_id from broadcast_recipients
              where broadcast_id = {run.BroadcastId} limit {size})
            """, cancellationToken);
        if (forgotten < size)
            run.Forget(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
