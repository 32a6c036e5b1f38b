using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

/// <summary>An operator's login at the broker, used well or badly.</summary>
internal sealed class OperatorClient(IConnection connection, string id) : IAsyncDisposable
{
    internal string UserName => $"operator-{id}";

    internal string InExchange => $"partner.{id}.in";

    internal string OutQueue => $"partner.{id}.out";

    internal static async Task<OperatorClient> LogIn(Uri broker, string id, string password, string? vhost = null)
    {
        var factory = new ConnectionFactory
        {
            Uri = broker,
            VirtualHost = vhost ?? $"/operators/{id}",
            UserName = $"operator-{id}",
            Password = password,
            AutomaticRecoveryEnabled = false,
        };
        return new OperatorClient(await factory.CreateConnectionAsync(), id);
    }

    /// <summary>A channel of its own: the broker closes the one that broke a rule.</summary>
    internal Task<IChannel> Channel() => connection.CreateChannelAsync(new CreateChannelOptions(true, true));

    internal BasicProperties Properties() => new() { ContentType = "application/cloudevents+json", UserId = UserName };

    internal Task Send(JsonNode evt) => Send(evt.Bytes(), Properties());

    internal async Task Send(ReadOnlyMemory<byte> body, BasicProperties properties)
    {
        await using var channel = await Channel();
        await channel.BasicPublishAsync(InExchange, "", mandatory: true, properties, body);
    }

    /// <summary>Takes the messages that lie in the operator's queue now.</summary>
    internal async Task<IReadOnlyList<JsonNode>> Take()
    {
        await using var channel = await Channel();
        var events = new List<JsonNode>();
        while (await channel.BasicGetAsync(OutQueue, autoAck: true) is { } message)
            events.Add(JsonNode.Parse(message.Body.Span)!);
        return events;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
