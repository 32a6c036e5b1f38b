using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Platform.Messaging.Outbox;

internal enum Delivery
{
    /// <summary>The broker has it, in every queue.</summary>
    Confirmed,

    /// <summary>No queue takes it: the topology is not what it should be.</summary>
    Unroutable,

    /// <summary>The broker refused it, for example because a queue is full.</summary>
    Refused,

    /// <summary>It can never be sent: too large for the broker.</summary>
    Impossible,

    /// <summary>No answer in time. It may arrive or not; it is sent again under the same id.</summary>
    Unknown,
}

/// <summary>
/// One channel with confirms, used by one worker. Sends a batch in order and tells row by row how it ended.
/// </summary>
internal sealed class PublishLane(EventPublisher publisher, MessagingOptions options, MessagingMetrics metrics)
    : IAsyncDisposable
{
    private static readonly ActivitySource Source = new("Platform.Messaging");
    private IChannel? channel;

    /// <summary>
    /// The broker closed the channel because of one message (unknown exchange, too large) but does not say which: the
    /// next batch of that part is sent singly.
    /// </summary>
    public bool WasRejected { get; private set; }

    public async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (publisher.IsBlocked)
            throw new BrokerUnavailableException("The broker blocks publishing: it is short of memory or disk.");
        if (channel is { IsOpen: true })
            return;
        await CloseAsync();
        channel = await publisher.OpenChannelAsync(cancellationToken);
    }

    public async Task<Delivery[]> SendAsync(IReadOnlyList<OutboxRow> rows)
    {
        using var deadline = new CancellationTokenSource(options.ConfirmTimeout);
        var confirms = new Task[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            confirms[i] = SendOneAsync(rows[i], deadline.Token);
        await Failpoints.HitAsync("outbox.after_publish_before_confirm");
        try
        {
            // A confirm can fail to come after a restart of the broker, so the wait has an end of its own.
            await Task.WhenAll(confirms)
                .WaitAsync(options.ConfirmTimeout + TimeSpan.FromSeconds(1), CancellationToken.None);
        }
        catch (Exception)
        {
            // Each row is judged by its own task.
        }

        var closedBy = channel!.CloseReason;
        WasRejected = closedBy is { Initiator: ShutdownInitiator.Peer, ReplyCode: 404 or 406 };
        var deliveries = confirms.Select(confirm => Judge(confirm, closedBy, rows.Count is 1)).ToArray();
        metrics.Published(deliveries.Count(delivery => delivery is Delivery.Confirmed));
        if (deliveries.Contains(Delivery.Unknown))
            await CloseAsync();
        return deliveries;
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private async Task SendOneAsync(OutboxRow row, CancellationToken deadline)
    {
        using var activity = StartActivity(row);
        try
        {
            await channel!.BasicPublishAsync(row.Exchange, row.RoutingKey,
                mandatory: options.Sabotage is not Sabotage.MandatoryOff, Properties(row), row.Payload, deadline);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
    }

    /// <summary>
    /// The relay&apos;s work is linked to the trace of the business step, not part of it: it may happen hours later.
    /// The receiver continues the stored context.
    /// </summary>
    private static Activity? StartActivity(OutboxRow row)
    {
        if (!Source.HasListeners())
            return null;
        ActivityLink[] links = ActivityContext.TryParse(row.Traceparent, row.Tracestate, out var stored)
            ? [new(stored)] : [];
        return Source.StartActivity(
            $"{row.Exchange} publish", ActivityKind.Producer, default(ActivityContext), links: links,
            tags: [new("messaging.system", "rabbitmq"), new("messaging.destination.name", row.Exchange)]);
    }

    private static BasicProperties Properties(OutboxRow row) => OutgoingMessage.Properties(
        row.MessageId, EventType.UrnOf(row.Type), row.Traceparent, row.Tracestate);

    private static Delivery Judge(Task confirm, RabbitMQ.Client.Events.ShutdownEventArgs? closedBy, bool alone) =>
        confirm switch
        {
            { IsCompletedSuccessfully: true } => Delivery.Confirmed,
            { Exception.InnerException: PublishException { IsReturn: true } } => Delivery.Unroutable,
            { Exception.InnerException: PublishException } => Delivery.Refused,
            _ when alone && closedBy is { Initiator: ShutdownInitiator.Peer, ReplyCode: 404 } => Delivery.Unroutable,
            _ when alone && closedBy is { Initiator: ShutdownInitiator.Peer, ReplyCode: 406 } => Delivery.Impossible,
            _ => Delivery.Unknown,
        };

    private async Task CloseAsync()
    {
        var old = channel;
        channel = null;
        if (old is null)
            return;
        try
        {
            await old.DisposeAsync();
        }
        catch (Exception e) when (e is AlreadyClosedException or OperationInterruptedException or IOException
            or TimeoutException or OperationCanceledException)
        {
            // It is gone either way.
        }
    }
}
