using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Platform.Messaging.Outbox;

namespace Platform.Messaging.Inbox;

/// <summary>
/// Sends waiting messages whose time has come to their queue again, under their own id: a second try runs through the
/// same pipeline as the first. The row stays until the message has taken effect.
/// </summary>
internal sealed class Redriver(
    MessagingDataSource database, EventPublisher publisher, IOptions<MessagingOptions> options,
    ILogger<Redriver> logger) : BackgroundService
{
    /// <summary>Long enough for a slow consumer; a message lost on the way is sent again afterwards.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = 0;
            try
            {
                sent = await RedriveDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.HousekeepingFailed(logger, "redrive", e.GetType().Name);
            }

            var pause = sent > 0 ? TimeSpan.FromSeconds((double)sent / options.Value.ReplayPerSecond)
                : options.Value.PollInterval;
            await Task.Delay(pause, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<int> RedriveDueAsync(CancellationToken cancellationToken)
    {
        var due = await ClaimAsync(cancellationToken);
        if (due.Count == 0)
            return 0;
        await using var channel = await publisher.OpenChannelAsync(cancellationToken);
        foreach (var message in due)
        {
            await channel.BasicPublishAsync("", message.Consumer, mandatory: true,
                OutgoingMessage.Properties(message.Id, message.Type, message.Traceparent, message.Tracestate),
                message.Body, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>
    /// Two replicas never claim the same row, and a claim that came to nothing is free again after the lease.
    /// </summary>
    private async Task<List<Due>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            with due as (
              select consumer, message_id from messaging.inbox_parked
              where state = 'waiting' and next_try_at <= now() order by next_try_at, aggregate_version limit 50 for
                update skip locked)
            update messaging.inbox_parked p set next_try_at = now() + $1 from due
            where p.consumer = due.consumer and p.message_id = due.message_id
            returning p.consumer, p.message_id, p.body, p.headers::text, coalesce(p.aggregate_version, 0)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = Lease });
        List<Due> due = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var headers = JsonSerializer.Deserialize<Dictionary<string, string?>>(reader.GetString(3))!;
            due.Add(new Due(reader.GetString(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2),
                headers.GetValueOrDefault("MT-MessageType"), headers.GetValueOrDefault("traceparent"),
                headers.GetValueOrDefault("tracestate"), reader.GetInt64(4)));
        }

        return [.. due.OrderBy(message => message.Version)];
    }

    private sealed record Due(
        string Consumer, Guid Id, byte[] Body, string? Type, string? Traceparent, string? Tracestate, long Version);
}
