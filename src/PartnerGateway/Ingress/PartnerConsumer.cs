using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Partners.Partners;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Partners.Ingress;

/// <summary>
/// Reads the ingress queue of one operator with the plain client, what has come in one transaction. Each operator has a
/// connection, a window and a turn of its own: what one sends, no other waits for. A MassTransit endpoint must never
/// stand here: a forged envelope would make it write to addresses of the sender's choice with our rights.
/// </summary>
internal sealed class PartnerConsumer(
    PartnerConnections connections, IServiceScopeFactory scopes, ArrivalRates rates, RefusalNotice notice,
    PartnerMetrics metrics, ILogger<PartnerConsumer> logger)
{
    private const int BatchSize = 64;
    private static readonly TimeSpan HoldOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoticeDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Consumes until the link breaks, the host stops, or a suspended operator is heard out.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Open(partner, "ingress", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false), cancellationToken);
        await using var answers = await connection.CreateChannelAsync(
            new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null),
            cancellationToken);
        await channel.BasicQosAsync(0, 2 * BatchSize, global: false, cancellationToken);

        var waiting = Channel.CreateUnbounded<Arrived>(); // as many as the broker lets out unacknowledged
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(waiting.Writer.TryComplete());
        answers.ChannelShutdownAsync += (_, _) => Task.FromResult(waiting.Writer.TryComplete());
        await Consume(
            BrokerTopology.IngressQueue,
            received => new Arrived(Delivery.Of(received.BasicProperties, received.Body.ToArray())));
        await Consume(
            BrokerTopology.DeadQueue,
            received => new Arrived(
                Delivery.OfDead(received.BasicProperties, received.Body.ToArray()), "delivery-limit"));
        while (await More(waiting.Reader, partner, cancellationToken) && channel.IsOpen)
        {
            var batch = await Admit(waiting.Reader, partner, cancellationToken);
            var parked = await Store(partner.Id, batch, cancellationToken);
            await Task.WhenAll(parked.Select(delivery => notice.Send(answers, delivery, cancellationToken)))
                .WaitAsync(NoticeDeadline, cancellationToken);
            await channel.BasicAckAsync(batch[^1].Tag, multiple: true, cancellationToken);
        }

        async Task Consume(string queue, Func<BasicDeliverEventArgs, Arrived> read)
        {
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.UnregisteredAsync += (_, _) => Task.FromResult(waiting.Writer.TryComplete());
            consumer.ReceivedAsync += async (_, received) => await waiting.Writer.WriteAsync(
                read(received) with { Tag = received.DeliveryTag }, cancellationToken);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        }
    }

    /// <summary>A suspended operator sends no more: what it had sent is read, and then nobody stays there.</summary>
    private static async Task<bool> More(
        ChannelReader<Arrived> waiting, Partner partner, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (partner.State is PartnerState.Suspended)
            patience.CancelAfter(LastWords);
        try
        {
            return await waiting.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Counts each delivery once, and waits while its sender floods: but first what came before it.</summary>
    private async Task<List<Arrived>> Admit(
        ChannelReader<Arrived> waiting, Partner partner, CancellationToken cancellationToken)
    {
        var batch = new List<Arrived>(BatchSize);
        while (batch.Count < BatchSize && waiting.TryPeek(out _))
        {
            var (arrival, pause) = rates.Count(partner);
            if (arrival is Arrival.OverRate or Arrival.Flood)
            {
                metrics.OverRate(partner.Id);
                Log.RateExceeded(logger, partner.Id, partner.RatePerMinute);
            }

            if (arrival is Arrival.InContract or Arrival.OverRate && waiting.TryRead(out var next))
            {
                var refusal = next.Refusal ?? (arrival is Arrival.OverRate ? "rate-exceeded" : null);
                batch.Add(next with { Refusal = refusal });
                continue;
            }

            if (batch.Count > 0)
                break;
            await Task.Delay(pause, cancellationToken);
        }

        return batch;
    }

    /// <returns>The parked deliveries.</returns>
    private async Task<IReadOnlyList<ParkedDelivery>> Store(
        string partnerId, List<Arrived> batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
                var receiver = scope.ServiceProvider.GetRequiredService<DeliveryReceiver>();

                // As it stands now: a contract, a key or a login changed a moment ago counts in every replica.
                var partner = await db.Partners.AsNoTracking()
                    .SingleAsync(known => known.Id == partnerId, cancellationToken);
                var parked = await receiver.Receive(partner, batch, cancellationToken);
                rates.Refused(partner, parked.Count(delivery => delivery.Reason is not "rate-exceeded"));
                return parked;
            }
            catch (Exception error) when (IsDatabaseAway(error))
            {
                // Hold them: returning deliveries in a loop would burn their delivery limit.
                Log.DeliveryHeld(logger, partnerId, error.GetType().Name);
                await Task.Delay(HoldOff, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && batch.Count > 1)
            {
                // One of them is to blame, and the others are not to wait for it.
                var parked = new List<ParkedDelivery>();
                foreach (var one in batch)
                    parked.AddRange(await Store(partnerId, [one], cancellationToken));
                return parked;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && batch[0].Refusal is null)
            {
                batch = [batch[0] with { Refusal = $"handler-failed:{error.GetType().Name}" }];
            }
        }
    }

    /// <summary>57P0x: the server is stopped by somebody, which the client does not count as passing.</summary>
    private static bool IsDatabaseAway(Exception error) => error switch
    {
        PostgresException { SqlState: ['5', '7', 'P', '0', _] } or NpgsqlException { IsTransient: true } => true,
        DbUpdateException or InvalidOperationException => error.InnerException is { } inner && IsDatabaseAway(inner),
        _ => false,
    };
}
