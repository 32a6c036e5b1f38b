using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Platform.Messaging.Inbox;

/// <summary>
/// Stands around <see cref="InboxFilter"/> so that nothing a message does reaches the broker: a collision in the
/// database repeats the whole unit in a new scope, any other failure puts the message into <c>inbox_parked</c> and
/// acknowledges it, and while the database is down the message simply waits in hand, because rejecting it would use up
/// its deliveries.
/// </summary>
internal sealed class ParkFilter(
    InboxFilter inbox, ParkedMessages parked, MessagingDataSource database, IOptions<MessagingOptions> options,
    MessagingMetrics metrics, ILogger<ParkFilter> logger) : IDisposable
{
    private const int Repeats = 3;

    /// <summary>
    /// After this many deliveries that nobody acknowledged, a message may be what took the process down.
    /// </summary>
    private const int Suspicious = 2;

    private const int Trials = 2;
    private readonly SemaphoreSlim isolation = new(1);

    public void Dispose() => isolation.Dispose();

    /// <summary>
    /// Ends when the message is handled or parked. Throws only when the process stops: then it stays unacknowledged.
    /// </summary>
    public Task HandleAsync(
        InboxQueue queue, Incoming message, Func<IServiceProvider, Task> consume, CancellationToken stopping)
    {
        // MassTransit takes a message without id, and gives one without type to every consumer of the queue.
        var handling = message switch
        {
            { Id: null } => ParkAsync(message, "no-message-id", stopping),
            { Type: null } => ParkAsync(message, "no-type", stopping),
            { FailedDeliveries: >= Suspicious } => TryAloneAsync(queue, message, consume, stopping),
            _ => TryAsync(queue, message, consume, stopping),
        };
        return options.Value.Sabotage is Sabotage.AckBeforeCommit ? Task.CompletedTask : handling;
    }

    /// <summary>A message that no consumer took: of a type that has none here, or not readable as its type.</summary>
    public Task ParkSkippedAsync(ReceiveContext context, InboxQueue queue)
    {
        var message = Incoming.From(context, queue.Name);
        var known = queue.Subscriptions.Any(
            subscription => EventType.UrnOf(subscription.Event.WireName) == message.Type);
        var reason = message.Id is null ? "no-message-id" : known ? "undeserialisable" : "unknown-type";
        return ParkAsync(message, reason, context.CancellationToken);
    }

    /// <summary>A message that failed before any consumer saw it: its body is no JSON.</summary>
    public Task ParkUnreadableAsync(ExceptionReceiveContext context, InboxQueue queue) =>
        ParkAsync(Incoming.From(context, queue.Name), "undeserialisable", context.CancellationToken);

    /// <summary>The broker gave up on a message that again and again took its process down.</summary>
    public Task ParkDeadLetterAsync(ReceiveContext context, string fallback)
    {
        var consumer = context.TransportHeaders.Get<string>("x-first-death-queue") ?? fallback;
        return ParkAsync(Incoming.From(context, consumer), "delivery-limit", context.CancellationToken);
    }

    /// <summary>
    /// A crash takes every message in hand with it, the innocent too. Suspects run one at a time, each noted
    /// beforehand: the innocent get through, and the one that dies alone again and again is parked.
    /// </summary>
    private async Task TryAloneAsync(
        InboxQueue queue, Incoming message, Func<IServiceProvider, Task> consume, CancellationToken stopping)
    {
        await isolation.WaitAsync(stopping);
        try
        {
            if (await parked.BeginTrialAsync(message, stopping) > Trials)
                await ParkAsync(message, "kills-the-process", stopping);
            else
                await TryAsync(queue, message, consume, stopping);
        }
        finally
        {
            isolation.Release();
        }
    }

    private async Task TryAsync(
        InboxQueue queue, Incoming message, Func<IServiceProvider, Task> consume, CancellationToken stopping)
    {
        for (var repeats = 0; ;)
        {
            try
            {
                var applied = await inbox.ApplyAsync(queue, message, consume, stopping);
                if (applied is Applied.Conflict)
                    await ParkAsync(message, "conflict", stopping);
                else if (applied is Applied.Gap)
                    await ParkAsync(message, "gap", stopping, options.Value.Ladder);
                else
                    metrics.Handled(message.Consumer);
                return;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                if (await IsOutageAsync(e, message.Consumer, stopping))
                    continue;
                if (IsCollision(e) && repeats++ < Repeats)
                {
                    await Task.Delay(Random.Shared.Next(20, 100) << repeats, stopping);
                    continue;
                }

                Log.ConsumerFailed(logger, e, message.Consumer, message.ParkingId);
                // The type, not the text: texts of exceptions may quote data.
                await ParkAsync(
                    message, "exception:" + e.GetBaseException().GetType().Name, stopping, options.Value.Ladder);
                return;
            }
        }
    }

    private async Task ParkAsync(
        Incoming message, string reason, CancellationToken stopping, IReadOnlyList<TimeSpan>? ladder = null)
    {
        for (; ; )
        {
            try
            {
                var waits = await parked.AddAsync(message, reason, ladder ?? [], stopping);
                metrics.Parking(message.Consumer, reason);
                if (waits)
                    Log.MessageWaits(logger, message.ParkingId, message.Consumer, reason);
                else if (reason is "conflict")
                    Log.MessageConflicted(logger, message.ParkingId, message.Consumer);
                else
                    Log.MessageParked(logger, message.ParkingId, message.Consumer, reason);
                return;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested && Find<NpgsqlException>(e) is not null)
            {
                Log.ConsumerPaused(logger, message.Consumer, e.GetType().Name);
                await Task.Delay(Backoff.Delay(3), stopping);
            }
        }
    }

    /// <summary>
    /// Waits a while if the database is down. An error of the message alone is none: a probe decides.
    /// </summary>
    private async Task<bool> IsOutageAsync(Exception exception, string consumer, CancellationToken stopping)
    {
        if (Find<NpgsqlException>(exception) is not { } failure
            || failure is PostgresException { SqlState: var state } && state[..2] is not ("08" or "53" or "57"))
            return false;
        try
        {
            await using var probe = database.Source.CreateCommand("select 1");
            probe.CommandTimeout = 2;
            await probe.ExecuteScalarAsync(stopping);
            return false;
        }
        catch (NpgsqlException e)
        {
            Log.ConsumerPaused(logger, consumer, e.GetType().Name);
            await Task.Delay(Backoff.Delay(3), stopping);
            return true;
        }
    }

    /// <summary>Two transactions met; repeated, one of them finds the other&apos;s result.</summary>
    private static bool IsCollision(Exception exception) =>
        Find<DbUpdateConcurrencyException>(exception) is not null
        || Find<NpgsqlException>(exception) is { } failure && (failure is not PostgresException postgres
            || postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation || postgres.SqlState[..2] is "08" or "57");

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return exception as T;
    }
}
