using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Platform.Simulator.Operators;

/// <summary>An operator as a plain AMQP client.</summary>
internal sealed class AmqpOperator(OperatorOptions options, OperatorWork work, TextWriter output)
{
    private const string ContentType = "application/cloudevents+json";

    private string User => options.User ?? $"operator-{options.Id}";

    /// <summary>Works until it is stopped; a lost connection is made again.</summary>
    internal async Task<int> Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Serve(cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                await output.WriteLineAsync($"operator {options.Id}: {error.Message}; connecting again");
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(1_000, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return 0;
    }

    private async Task Serve(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Uri),
            VirtualHost = options.VirtualHost ?? $"/operators/{options.Id}",
            UserName = User,
            Password = options.Password,
            ClientProvidedName = $"operator {options.Id}",
            AutomaticRecoveryEnabled = false,
        };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        var confirms = new CreateChannelOptions(true, true, null, consumerDispatchConcurrency: 16);
        await using var channel = await connection.CreateChannelAsync(confirms, cancellationToken);
        await channel.BasicQosAsync(0, 64, global: false, cancellationToken);

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => Take(channel, delivery, cancellationToken);
        await channel.BasicConsumeAsync($"partner.{options.Id}.out", autoAck: false, consumer, cancellationToken);
        await output.WriteLineAsync($"operator {options.Id}: ready");
        if (options.Does(Misbehaviour.Flood))
            await options.Flood(connection, User, cancellationToken);
        await closed.Task.WaitAsync(cancellationToken);
    }

    private async Task Take(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken cancellationToken)
    {
        await work.Take(
            JsonNode.Parse(delivery.Body.Span)!, (body, stopping) => Publish(channel, body, stopping),
            cancellationToken);
        if (!options.Does(Misbehaviour.NeverAcknowledges))
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
    }

    /// <summary>A nack means that the platform's queue is full: the same event goes again a little later.</summary>
    private async Task Publish(IChannel channel, byte[] body, CancellationToken cancellationToken)
    {
        var properties = options.Spoil(new BasicProperties
        {
            ContentType = ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            UserId = User,
        });
        for (var pause = 200; ; pause = Math.Min(pause * 2, 5_000))
        {
            try
            {
                await channel.BasicPublishAsync(
                    $"partner.{options.Id}.in", "", mandatory: true, properties, body, cancellationToken);
                return;
            }
            catch (PublishException refused) when (!refused.IsReturn)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
