using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Platform.Messaging;

/// <summary>Refreshes the figures, makes room for the coming days and forgets what is past its time.</summary>
internal sealed class Housekeeping(
    MessagingDataSource database, MessagingMetrics metrics, IOptions<MessagingOptions> options,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private const int RoundsPerHour = 720;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            await TryAsync("metrics", RefreshMetricsAsync, stoppingToken);
            if (round % RoundsPerHour != 0)
                continue;
            await TryAsync("partitions", token => ExecuteAsync(
                $"select messaging.maintain_partitions({options.Value.ArchiveDays}, {options.Value.InboxDays})",
                    token), stoppingToken);
            await TryAsync("idempotency keys", token => ExecuteAsync("""
                delete from messaging.idempotency_keys where ctid in (
                  select ctid from messaging.idempotency_keys where expires_at < now() limit 5000)
                """, token), stoppingToken);
        }
    }

    private async Task TryAsync(string task, Func<CancellationToken, Task> run, CancellationToken stopping)
    {
        try
        {
            await run(stopping);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            Log.HousekeepingFailed(logger, task, e.GetType().Name);
        }
    }

    /// <summary>The count stops at a million: beyond that it is an alarm, not a number.</summary>
    private async Task RefreshMetricsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            select (select count(*) from (select 1 from messaging.outbox limit 1000000) waiting),
              coalesce(extract(epoch from now() - (
                select min(oldest.occurred_at) from generate_series(0, 63) part, lateral (
                  select occurred_at from messaging.outbox o where o.part = part.part order by id limit 1) oldest)),
                    0)::float8,
              (select count(*) from messaging.inbox_parked where state = 'parked')
                + (select count(*) from messaging.outbox_parked where state = 'parked')
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        metrics.Pending = reader.GetInt64(0);
        metrics.OldestAge = TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(1)));
        metrics.Parked = reader.GetInt64(2);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
