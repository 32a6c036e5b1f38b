using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Partners.Partners;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Partners.Ingress;

/// <summary>
/// Reads the ingress queue of one operator with the plain client. A MassTransit endpoint must never stand here: a
/// forged envelope would make it write to addresses of the sender's choice with our rights.
/// </summary>
internal sealed class PartnerConsumer(
    PartnerConnections connections, IServiceScopeFactory scopes, ArrivalRates rates, RefusalNotice notice,
    PartnerMetrics metrics, ILogger<PartnerConsumer> logger)
{
    private const ushort Prefetch = 32;
    private static readonly TimeSpan HoldOff = TimeSpan.FromSeconds(1);

    /// <summary>Consumes until the link breaks or the host stops.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Open(partner, "ingress", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: 4), cancellationToken);
        await using var answers = await connection.CreateChannelAsync(
            new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null),
            cancellationToken);
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken);

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        await Consume(BrokerTopology.IngressQueue, reason: null);
        await Consume(BrokerTopology.DeadQueue, reason: "delivery-limit");
        await closed.Task.WaitAsync(cancellationToken);

        async Task Consume(string queue, string? reason)
        {
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.UnregisteredAsync += (_, _) => Task.FromResult(closed.TrySetResult());
            consumer.ReceivedAsync += (_, delivery) =>
                Handle(new Delivery(partner.Id, delivery, delivery.Body.ToArray()), channel, answers, reason,
                    cancellationToken);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        }
    }

    private async Task Handle(
        Delivery delivery, IChannel channel, IChannel answers, string? parkReason, CancellationToken cancellationToken)
    {
        var (isStored, parked) = (false, (ParkedDelivery?)null);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!isStored)
                    (parked, isStored) = (await Store(delivery, parkReason, cancellationToken), true);
                if (parked is not null)
                    await notice.Send(answers, parked, cancellationToken);
                await channel.BasicAckAsync(delivery.Received.DeliveryTag, multiple: false, cancellationToken);
                return;
            }
            catch (Exception error) when (IsDatabaseAway(error))
            {
                // Hold the delivery: returning it in a loop would burn its delivery limit.
                Log.DeliveryHeld(logger, delivery.PartnerId, error.GetType().Name);
                await Task.Delay(HoldOff, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error) when (
                !cancellationToken.IsCancellationRequested && parkReason is null && channel.IsOpen)
            {
                // Whatever went wrong concerns this delivery alone: it is parked, the next one is not held up.
                parkReason = $"handler-failed:{error.GetType().Name}";
            }
        }
    }

    /// <returns>The parked delivery, or null where it took effect.</returns>
    private async Task<ParkedDelivery?> Store(
        Delivery delivery, string? parkReason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, receiver) = (
            scope.ServiceProvider.GetRequiredService<PartnerDbContext>(),
            scope.ServiceProvider.GetRequiredService<DeliveryReceiver>());

        // As it stands now: a contract, a key or a login changed a moment ago counts in every replica.
        var partner = await db.Partners.AsNoTracking()
            .SingleAsync(known => known.Id == delivery.PartnerId, cancellationToken);
        parkReason ??= await Admit(delivery, partner, cancellationToken);
        var properties = delivery.Received.BasicProperties;
        return parkReason is null
            ? await receiver.Receive(partner, properties, delivery.Body, cancellationToken)
            : await receiver.Park(partner, parkReason, properties, delivery.Body, cancellationToken);
    }

    /// <summary>Counts a delivery once, however often it is tried, and holds it while its sender floods.</summary>
    private async Task<string?> Admit(Delivery delivery, Partner partner, CancellationToken cancellationToken)
    {
        while (delivery.Arrival is null or Arrival.Flood)
        {
            (delivery.Arrival, var pause) = rates.Count(partner);
            if (delivery.Arrival is Arrival.InContract)
                break;
            metrics.OverRate(partner.Id);
            Log.RateExceeded(logger, partner.Id, partner.RatePerMinute);
            if (delivery.Arrival is Arrival.Flood)
                await Task.Delay(pause, cancellationToken);
        }

        return delivery.Arrival is Arrival.OverRate ? "rate-exceeded" : null;
    }

    private static bool IsDatabaseAway(Exception error) =>
        error is NpgsqlException { IsTransient: true }
        || error is DbUpdateException { InnerException: NpgsqlException { IsTransient: true } }
        || error is InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } };

    private sealed class Delivery(string partnerId, BasicDeliverEventArgs received, byte[] body)
    {
        internal string PartnerId => partnerId;

        internal BasicDeliverEventArgs Received => received;

        internal byte[] Body => body;

        internal Arrival? Arrival { get; set; }
    }
}
