using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Sends what is committed, in order per aggregate, until the broker has confirmed it. Any number of replicas share the
/// work: a worker leases one of 64 parts at a time. A crash anywhere sends rows again, never loses one.
/// </summary>
internal sealed class OutboxRelay(
    OutboxStore store, EventPublisher publisher, Pulse<OutboxMessage> pulse, IOptions<MessagingOptions> options,
    MessagingMetrics metrics, ILogger<OutboxRelay> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<short, long> cursors = new(); // only for Sabotage.CursorPoller

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Enumerable.Repeat(OutboxQueue.Live, options.Value.RelayWorkers).Append(OutboxQueue.Bulk)
                .Select(queue => Task.Run(() => WorkAsync(queue, stoppingToken), stoppingToken)));

    private async Task WorkAsync(OutboxQueue queue, CancellationToken stopping)
    {
        await using var lane = publisher.OpenLane();
        var pause = ShortestPause;
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var sent = await SweepAsync(queue, lane, stopping);
                if (sent == 0)
                {
                    // A signal wakes one waiter, so those who wait for people's events are the only ones to take it.
                    await (queue is OutboxQueue.Live ? pulse.WaitAsync(pause, stopping) : Task.Delay(pause, stopping));
                    pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, options.Value.PollInterval.Ticks));
                    continue;
                }

                (pause, failures) = (ShortestPause, 0);
                // A transaction for each few rows would cost more than the rows: the next sweep finds fuller parts.
                if (sent < options.Value.RelayBatch)
                    await Task.Delay(ShortestPause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                metrics.RelayBlocked = true;
                Log.RelayBlocked(logger, e.GetType().Name, e.Message);
                await Task.Delay(Backoff.Delay(failures++), stopping).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Visits every part that has something due, starting anywhere.</summary>
    /// <returns>The number of rows sent.</returns>
    private async Task<int> SweepAsync(OutboxQueue queue, PublishLane lane, CancellationToken stopping)
    {
        var parts = await store.DuePartsAsync(queue, stopping);
        if (parts.Length == 0)
            return 0;
        if (parts.Length > 1 && queue is OutboxQueue.Live)
            pulse.Set(); // there is work for another worker
        Random.Shared.Shuffle(parts);
        var sent = 0;
        foreach (var part in parts)
        {
            if (stopping.IsCancellationRequested)
                break;
            await lane.EnsureOpenAsync(stopping);
            metrics.RelayBlocked = false;
            var count = await RelayAsync(lane, part, options.Value.RelayBatch, stopping);
            sent += count;
            if (queue is OutboxQueue.Bulk)
                await Task.Delay(TimeSpan.FromSeconds((double)count / options.Value.BulkPerSecond), stopping);
        }

        return sent;
    }

    /// <summary>One batch of one part. Once begun it runs to its end: stopping the process waits for it.</summary>
    /// <returns>Rows sent.</returns>
    private async Task<int> RelayAsync(PublishLane lane, short part, int limit, CancellationToken stopping)
    {
        await using var lease = await store.TryLeaseAsync(part, stopping);
        if (lease is null)
            return 0;
        var rows = await lease.ReadAsync(limit, cursors.GetValueOrDefault(part));
        if (rows.Count == 0)
            return 0;

        await Failpoints.HitAsync("outbox.after_claim");
        var deliveries = await lane.SendAsync(rows);
        await Failpoints.HitAsync("outbox.after_confirm_before_delete");
        var sent = await SettleAsync(lease, rows, deliveries);
        await Failpoints.HitAsync("outbox.after_delete_before_commit");
        await lease.CommitAsync();

        if (options.Value.Sabotage is Sabotage.CursorPoller)
            cursors[part] = rows[^1].Id;
        if (lane.WasRejected && rows.Count > 1)
        {
            await lease.DisposeAsync();
            await lane.EnsureOpenAsync(stopping);
            return sent + await RelayAsync(lane, part, 1, stopping);
        }

        return deliveries.Contains(Delivery.Unknown) && !lane.WasRejected
            ? throw new BrokerUnavailableException("No confirm in time.")
            : sent;
    }

    /// <summary>
    /// Archives the confirmed prefix of every aggregate; a later row never leaves before an earlier one.
    /// </summary>
    private async Task<int> SettleAsync(
        OutboxStore.OutboxLease lease, List<OutboxRow> rows, Delivery[] deliveries)
    {
        HashSet<(string, string)> held = [];
        List<long> sent = new(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (deliveries[i] is Delivery.Confirmed && !held.Contains(rows[i].Aggregate))
                sent.Add(rows[i].Id);
            else
                held.Add(rows[i].Aggregate);
        }

        if (sent.Count > 0)
            await lease.ArchiveAsync([.. sent]);
        var failed = Array.FindIndex(deliveries, delivery => delivery is not (Delivery.Confirmed or Delivery.Unknown));
        if (failed >= 0)
            await HoldAsync(lease, rows[failed], deliveries[failed]);
        return sent.Count;
    }

    private async Task HoldAsync(OutboxStore.OutboxLease lease, OutboxRow row, Delivery delivery)
    {
        if (delivery is Delivery.Impossible)
        {
            await lease.ParkAsync(row.Id, "refused by the broker: too large");
            Log.EventUnsendable(logger, row.MessageId, row.Exchange);
            return;
        }

        var delay = Backoff.Delay(row.Attempts);
        await lease.BackOffAsync(row.Id, delivery.ToString(), delay);
        Log.EventNotTaken(logger, row.MessageId, row.Exchange, delivery, delay.TotalSeconds);
    }
}
