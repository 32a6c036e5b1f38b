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
    PartnerConnections connections, IServiceScopeFactory scopes, ILogger<PartnerConsumer> logger)
{
    private const ushort Prefetch = 32;
    private static readonly TimeSpan HoldOff = TimeSpan.FromSeconds(1);

    /// <summary>Consumes until the link breaks or the host stops.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Open(partner, "ingress", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: 4), cancellationToken);
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken);

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        await Consume(BrokerProvisioner.IngressQueue, reason: null);
        await Consume(BrokerProvisioner.DeadQueue, reason: "delivery-limit");
        await closed.Task.WaitAsync(cancellationToken);

        async Task Consume(string queue, string? reason)
        {
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.UnregisteredAsync += (_, _) => Task.FromResult(closed.TrySetResult());
            consumer.ReceivedAsync += (_, delivery) => Handle(partner, channel, delivery, reason, cancellationToken);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        }
    }

    private async Task Handle(
        Partner partner, IChannel channel, BasicDeliverEventArgs delivery, string? parkReason,
        CancellationToken cancellationToken)
    {
        var body = delivery.Body.ToArray();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Store(partner, delivery, body, parkReason, cancellationToken);
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
                return;
            }
            catch (Exception error) when (IsDatabaseAway(error))
            {
                // Hold the delivery: returning it in a loop would burn its delivery limit.
                Log.DeliveryHeld(logger, partner.Id, error.GetType().Name);
                await Task.Delay(HoldOff, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && parkReason is null)
            {
                // Whatever went wrong concerns this delivery alone: it is parked, the next one is not held up.
                parkReason = $"handler-failed:{error.GetType().Name}";
            }
        }
    }

    private async Task Store(
        Partner partner, BasicDeliverEventArgs delivery, byte[] body, string? parkReason,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var receiver = scope.ServiceProvider.GetRequiredService<DeliveryReceiver>();
        if (parkReason is null)
            await receiver.Receive(partner, delivery.BasicProperties, body, cancellationToken);
        else
            await receiver.Park(partner, parkReason, delivery.BasicProperties, body, cancellationToken);
    }

    private static bool IsDatabaseAway(Exception error) =>
        error is NpgsqlException { IsTransient: true }
        || error is DbUpdateException { InnerException: NpgsqlException { IsTransient: true } }
        || error is InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } };
}
