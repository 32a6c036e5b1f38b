using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Platform.Messaging.Outbox;

/// <summary>
/// The one publishing connection of the process. It is apart from the consuming ones, because the broker blocks whole
/// connections when it is short of memory or disk.
/// </summary>
internal sealed class EventPublisher(
    MessagingService service, BrokerAddress broker, Topology topology, IOptions<MessagingOptions> options,
    MessagingMetrics metrics, ILogger<EventPublisher> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private IConnection? connection;
    private volatile bool blocked;

    /// <summary>A worker&apos;s own channel, opened when it is first needed and again after every failure.</summary>
    public PublishLane OpenLane() => new(this, options.Value, metrics);

    public async Task<IChannel> OpenChannelAsync(CancellationToken cancellationToken)
    {
        var open = await ConnectAsync(cancellationToken);
        if (blocked)
            throw new BrokerUnavailableException("The broker blocks publishing: it is short of memory or disk.");
        // No rate limiter: the batch is the window, and the client's own limiter costs most of the throughput.
        return await open.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: null), cancellationToken);
    }

    public bool IsBlocked => blocked;

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (connection is { IsOpen: true })
                return connection;
            if (connection is not null)
                await connection.DisposeAsync();
            blocked = false;
            connection = await broker.Factory(service.Name + "-relay").CreateConnectionAsync(cancellationToken);
            connection.ConnectionBlockedAsync += (_, reason) => SetBlocked(true, reason.Reason);
            connection.ConnectionUnblockedAsync += (_, _) => SetBlocked(false, "");
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await topology.DeclareExchangesAsync(channel, cancellationToken);
            return connection;
        }
        finally
        {
            gate.Release();
        }
    }

    private Task SetBlocked(bool value, string reason)
    {
        blocked = value;
        if (value)
            Log.BrokerBlocked(logger, reason);
        return Task.CompletedTask;
    }
}

/// <summary>Nothing can be sent for now; the rows stay where they are.</summary>
internal sealed class BrokerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
