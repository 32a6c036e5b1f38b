using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Contracts.Notifications.V1;
using Platform.Messaging;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Queues the next messages of the lane that waited longest: no more than its link takes, and none while people may not
/// be disturbed. From there on they are messages like any other.
/// </summary>
internal sealed class QueueMessages(
    NotificationDbContext db, IOptions<BroadcastOptions> options, IOptions<NotificationOptions> sending,
    TimeProvider time)
{
    private sealed record Turn(Guid BroadcastId, string Link);

    private sealed record Next(Guid LearnerId, Guid AreaId);

    internal async Task<bool> Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if ((await db.QuietHours(sending.Value, now, cancellationToken)).Includes(now))
            return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await Choose(now, cancellationToken) is not var (lane, link))
            return false;

        var perSecond = options.Value.RateOf(lane.Link);
        var size = Math.Min(
            Math.Min(link.Room(perSecond, now), options.Value.BatchSize), await Room(now, cancellationToken));
        if (size < 1)
            return false;

        var next = await db.BroadcastRecipients.AsNoTracking()
            .Where(one => one.BroadcastId == lane.BroadcastId && one.Link == lane.Link && one.LearnerId > lane.After)
            .OrderBy(one => one.LearnerId).Take(size)
            .Select(one => new Next(one.LearnerId, one.AreaId)).ToListAsync(cancellationToken);
        if (next.Count > 0)
        {
            var broadcast = await db.Broadcasts.AsNoTracking()
                .SingleAsync(broadcast => broadcast.Id == lane.BroadcastId, cancellationToken);
            lane.Fed(next[^1].LearnerId, await Queue(broadcast, next, now, cancellationToken), now);
            link.Take(next.Count, perSecond, now);
        }

        if (next.Count < size)
            lane.Finish(now);
        await db.SaveChangesAsync(cancellationToken);
        await Failpoints.HitAsync("broadcast.after_queue_before_commit");
        await transaction.CommitAsync(cancellationToken);
        await Failpoints.HitAsync("broadcast.after_queue");
        return true;
    }

    /// <summary>
    /// The lane and its link, both held. Who pauses or ends the broadcast waits for this batch, and nothing follows it.
    /// </summary>
    private async Task<(BroadcastLane, LinkPace)?> Choose(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rested = now - options.Value.Interval;
        var turn = (await db.Database.SqlQuery<Turn>(
            $"""
            select lane.broadcast_id as "BroadcastId", lane.link as "Link" from broadcast_lanes lane
            join broadcasts broadcast on broadcast.id = lane.broadcast_id and broadcast.state = 'Sending'
            join broadcast_runs run on run.broadcast_id = lane.broadcast_id and run.listed_at is not null
            where lane.done_at is null and (broadcast.ends_at is null or broadcast.ends_at > {now})
              and not exists (
                select from link_paces used where used.code = lane.link and used.free_at > {rested})
            order by lane.fed_at nulls first limit 1
            for no key update of lane skip locked for share of broadcast skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (turn is null)
            return null;

        var code = turn.Link;
        await db.Database.ExecuteSqlAsync(
            $"insert into link_paces (code, free_at) values ({code}, '-infinity') on conflict do nothing",
            cancellationToken);
        var link = (await db.LinkPaces.FromSql($"select * from link_paces where code = {code} for update")
            .ToListAsync(cancellationToken)).Single();
        var lane = await db.BroadcastLanes.SingleAsync(
            lane => lane.BroadcastId == turn.BroadcastId && lane.Link == code, cancellationToken);
        return (lane, link);
    }

    /// <summary>
    /// How many more messages may wait: of those that are due, and ten times as many that were put off. What nobody
    /// carries does not become a million messages. Counted no further than to the limit.
    /// </summary>
    private async Task<int> Room(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (due, all) = (options.Value.Backlog, 10 * options.Value.Backlog);
        var waiting = db.Messages.Where(message => message.NextTryAt != null);
        return Math.Min(
            due - await waiting.Where(message => message.NextTryAt <= now).Take(due).CountAsync(cancellationToken),
            all - await waiting.Where(message => message.IsBroadcast).Take(all).CountAsync(cancellationToken));
    }

    /// <returns>How many were queued: whoever has this message already gets no other.</returns>
    private async Task<int> Queue(
        Broadcast broadcast, List<Next> next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. next.Select(_ => Guid.CreateVersion7(now))];
        Guid[] transitions = [.. next.Select(_ => Guid.CreateVersion7(now))];
        Guid[] learners = [.. next.Select(one => one.LearnerId)];
        Guid[] areas = [.. next.Select(one => one.AreaId)];
        var values = JsonSerializer.Serialize(broadcast.Values, JsonSerializerOptions.Default);
        var queued = await db.Database.SqlQuery<Guid>(
            $"""
            with queued as (
              insert into messages (id, source_event_id, is_broadcast, learner_id, area_id, channel,
                template_code, template_version, values, sent_by, state, attempts, channel_attempts, was_ambiguous,
                tried, remaining, segments, next_try_at, expires_at, created_at, version)
              select id, {broadcast.Id}, true, learner_id, area_id, {Message.Sms}, {broadcast.TemplateCode},
                {broadcast.TemplateVersion}, {values}::jsonb, {broadcast.PreparedBy}, 'Created', 0, 0, false,
                array[]::text[], array[]::text[], 0, {now}, {broadcast.EndsAt}, {now}, 1
              from unnest({ids}, {learners}, {areas}) as next (id, learner_id, area_id)
              on conflict do nothing returning id),
            entered as (
              insert into message_transitions (id, message_id, state, at)
              select entry.id, queued.id, 'Created', {now}
              from queued join unnest({ids}, {transitions}) as entry (message_id, id) on entry.message_id = queued.id)
            select id as "Value" from queued
            """).ToListAsync(cancellationToken);
        var known = queued.ToHashSet();
        await db.InsertEventsAsync(
            Enumerable.Range(0, ids.Length).Where(i => known.Contains(ids[i])).Select(i => new MessageQueued
            {
                MessageId = ids[i],
                Version = 1,
                OccurredAt = now,
                LearnerId = learners[i],
                AreaId = areas[i],
                Channel = Message.Sms,
                TemplateCode = broadcast.TemplateCode,
                TemplateVersion = broadcast.TemplateVersion,
                SourceEventId = broadcast.Id,
            }),
            cancellationToken);
        return queued.Count;
    }
}
