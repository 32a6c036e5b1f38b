using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Runs one replay at a time, rate-limited. It keeps no state: a replay cut short by a restart is simply asked for
/// again.
/// </summary>
internal sealed class Replayer(
    MessagingDataSource database, EventPublisher publisher, IOptions<MessagingOptions> options,
    ILogger<Replayer> logger) : BackgroundService
{
    private const int Page = 200;
    private readonly Channel<ReplayEvents.Request> requests = Channel.CreateBounded<ReplayEvents.Request>(1);

    public bool TryStart(ReplayEvents.Request request) => requests.Writer.TryWrite(request);

    /// <summary>Asked beforehand: the broker would return every event, and nobody waits for the answer.</summary>
    public async Task<bool> QueueExistsAsync(string queue, CancellationToken cancellationToken)
    {
        await using var channel = await publisher.OpenChannelAsync(cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason is { ReplyCode: 404 })
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in requests.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                Log.Replayed(logger, await ReplayAsync(request, stoppingToken), request.Queue);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ReplayFailed(logger, request.Queue, e.GetType().Name);
            }
        }
    }

    /// <summary>Pages by (sent_at, message_id), oldest first: versions of an aggregate come in their order.</summary>
    private async Task<int> ReplayAsync(ReplayEvents.Request request, CancellationToken cancellationToken)
    {
        await using var channel = await publisher.OpenChannelAsync(cancellationToken);
        var until = (request.To ?? DateTimeOffset.MaxValue).ToUniversalTime();
        var (after, id, count) = (request.From.ToUniversalTime(), Guid.Empty, 0);
        while (true)
        {
            var page = await ReadAsync(request, after, id, until, cancellationToken);
            foreach (var row in page)
            {
                await channel.BasicPublishAsync("", request.Queue, mandatory: true,
                    OutgoingMessage.Properties(row.Id, EventType.UrnOf(request.Type), row.Traceparent, row.Tracestate),
                    row.Payload, cancellationToken);
            }

            count += page.Count;
            if (page.Count < Page)
                return count;
            (after, id) = (page[^1].SentAt, page[^1].Id);
            await Task.Delay(TimeSpan.FromSeconds((double)Page / options.Value.ReplayPerSecond), cancellationToken);
        }
    }

    private async Task<List<Archived>> ReadAsync(
        ReplayEvents.Request request, DateTimeOffset after, Guid id, DateTimeOffset until,
            CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            select message_id, traceparent, tracestate, payload, sent_at from messaging.outbox_archive
            where type = $1 and (sent_at, message_id) > ($2, $3) and sent_at < $4 and ($5 = '' or aggregate_id = $5)
            order by sent_at, message_id limit $6
            """);
        foreach (object value in (object[])[request.Type, after, id, until, request.AggregateId ?? "", Page])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        List<Archived> rows = new(Page);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Archived(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetFieldValue<byte[]>(3),
                reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return rows;
    }

    private sealed record Archived(
        Guid Id, string? Traceparent, string? Tracestate, byte[] Payload, DateTimeOffset SentAt);
}
