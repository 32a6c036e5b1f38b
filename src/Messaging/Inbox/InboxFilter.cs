using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Platform.Messaging.Inbox;

internal enum Applied
{
    Done,

    /// <summary>Handled before: the same message again, or a newer state is known already.</summary>
    Already,

    /// <summary>The same id with another body: one of the two is forged or broken.</summary>
    Conflict,

    /// <summary>An earlier event of the aggregate has not come yet.</summary>
    Gap,
}

/// <summary>
/// Makes one message take effect once: inbox row, position, the consumer&apos;s rows and its outgoing events are one
/// transaction in one scope. A consumer only changes entities; it never saves.
/// </summary>
internal sealed class InboxFilter(IServiceScopeFactory scopes, IOptions<MessagingOptions> options)
{
    public async Task<Applied> ApplyAsync(
        InboxQueue queue, Incoming message, Func<IServiceProvider, Task> consume, CancellationToken cancellationToken)
    {
        await Failpoints.HitAsync("inbox.before_begin");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        db.Database.AutoSavepointsEnabled = false; // a failure undoes the whole unit
        await using var transaction =
            await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

        if (!await IsFirstAsync(db, message, cancellationToken) && options.Value.Sabotage is not Sabotage.DedupeOff)
        {
            var known = await CompareAsync(db, message, cancellationToken);
            if (known is Applied.Already)
                await transaction.CommitAsync(
                    cancellationToken); // a row that waited for this message is closed with it
            return known;
        }

        await Failpoints.HitAsync("inbox.after_insert", message.Id.ToString());

        var turn = await GuardAsync(db, queue.Mode, message, cancellationToken);
        if (turn is Applied.Gap)
            return turn;
        if (turn is Applied.Done)
        {
            await consume(scope.ServiceProvider);
            await db.SaveChangesAsync(cancellationToken);
        }

        await Failpoints.HitAsync("inbox.after_handler_before_commit");
        await transaction.CommitAsync(cancellationToken);
        await Failpoints.HitAsync("inbox.after_commit_before_ack");
        return turn;
    }

    /// <summary>
    /// A concurrent copy waits here for the first one to end. If this message was put aside earlier, this is its second
    /// chance, and the waiting row closes with the transaction.
    /// </summary>
    private static async Task<bool> IsFirstAsync(DbContext db, Incoming message, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"""
            with closed as (
              update messaging.inbox_parked set state = 'redriven', next_try_at = null
              where consumer = {message.Consumer} and message_id = {message.Id} and state = 'waiting')
            insert into messaging.inbox (message_id, consumer, body_hash)
            values ({message.Id}, {message.Consumer}, {message.BodyHash}) on conflict do nothing
            """, cancellationToken) == 1;

    private static async Task<Applied> CompareAsync(DbContext db, Incoming message, CancellationToken cancellationToken)
    {
        var known = await db.Database.SqlQuery<byte[]>($"""
            select body_hash as "Value" from messaging.inbox
            where message_id = {message.Id} and consumer = {message.Consumer}
            """).SingleAsync(cancellationToken);
        return known.AsSpan().SequenceEqual(message.BodyHash) ? Applied.Already : Applied.Conflict;
    }

    /// <summary>
    /// Guards state, not reactions: dropping an older event that must have an effect would lose the effect.
    /// </summary>
    private static async Task<Applied> GuardAsync(
        DbContext db, ConsumerMode mode, Incoming message, CancellationToken cancellationToken)
    {
        if (mode is ConsumerMode.Reaction)
            return Applied.Done;
        if (mode is ConsumerMode.Ordered)
            return await TakeTurnAsync(db, message, cancellationToken);
        return await db.Database.ExecuteSqlAsync($"""
            insert into messaging.consumer_position as seen (consumer, aggregate_type, aggregate_id, version)
            values ({message.Consumer}, {message.AggregateType}, {message.AggregateId}, {message.Version})
            on conflict (consumer, aggregate_type, aggregate_id)
            do update set version = excluded.version where seen.version < excluded.version
            """, cancellationToken) == 1 ? Applied.Done : Applied.Already;
    }

    private static async Task<Applied> TakeTurnAsync(
        DbContext db, Incoming message, CancellationToken cancellationToken)
    {
        var (consumer, type, id) = (message.Consumer, message.AggregateType, message.AggregateId);
        var taken = await db.Database.ExecuteSqlAsync($"""
            insert into messaging.consumer_position as seen (consumer, aggregate_type, aggregate_id, version)
            select {consumer}, {type}, {id}, {message.Version} where {message.Version} = 1 or exists (
              select from messaging.consumer_position
              where consumer = {consumer} and aggregate_type = {type} and aggregate_id = {id})
            on conflict (consumer, aggregate_type, aggregate_id)
            do update set version = excluded.version where seen.version = excluded.version - 1
            """, cancellationToken);
        if (taken == 0)
        {
            var known = await db.Database.SqlQuery<bool>($"""
                select exists (select from messaging.consumer_position where consumer = {consumer}
                  and aggregate_type = {type} and aggregate_id = {id} and version >= {message.Version}) as "Value"
                """).SingleAsync(cancellationToken);
            return known ? Applied.Already : Applied.Gap;
        }

        // Whoever waits for this event is next, and those behind it after that.
        await db.Database.ExecuteSqlAsync($"""
            update messaging.inbox_parked set next_try_at = now() where state = 'waiting'
              and consumer = {consumer} and aggregate_id = {id} and aggregate_version > {message.Version}
            """, cancellationToken);
        return Applied.Done;
    }
}
