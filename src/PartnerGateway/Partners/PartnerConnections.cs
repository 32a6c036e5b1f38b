using RabbitMQ.Client;

namespace Platform.Partners.Partners;

/// <summary>Opens the platform's own connections to the virtual host of an operator.</summary>
internal sealed class PartnerConnections(IConfiguration configuration)
{
    internal Task<IConnection> Open(Partner partner, string direction, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(configuration.GetConnectionString("messaging") ?? throw new InvalidOperationException(
                "ConnectionStrings:messaging is missing: name the broker, amqp://user:password@host:5672.")),
            VirtualHost = partner.VirtualHost,
            ClientProvidedName = $"partnergateway {direction} {partner.Id}",
            // The links reconnect by themselves: one way back, whichever side closed and at whatever level.
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(15),
        };
        return factory.CreateConnectionAsync(cancellationToken);
    }

    /// <returns>Whether nothing lies in the operator's queues to us, and nobody holds anything out of them.</returns>
    internal async Task<bool> IsRead(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await Open(partner, "closing", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var ingress = await channel.QueueDeclarePassiveAsync(BrokerTopology.IngressQueue, cancellationToken);
        var dead = await channel.QueueDeclarePassiveAsync(BrokerTopology.DeadQueue, cancellationToken);
        return ingress is { MessageCount: 0, ConsumerCount: 0 } && dead is { MessageCount: 0, ConsumerCount: 0 };
    }
}
