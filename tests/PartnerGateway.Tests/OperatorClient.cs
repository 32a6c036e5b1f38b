using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

/// <summary>An operator's login at the broker, used well or badly.</summary>
internal sealed class OperatorClient(IConnection connection, string id, string userName) : IAsyncDisposable
{
    internal string UserName => userName;

    internal bool IsOpen => connection.IsOpen;

    internal string InExchange => $"partner.{id}.in";

    internal string OutQueue => $"partner.{id}.out";

    internal string ErrorQueue => $"partner.{id}.errors";

    internal static async Task<OperatorClient> LogIn(
        Uri broker, string id, string password, string? vhost = null, string? userName = null)
    {
        var factory = new ConnectionFactory
        {
            Uri = broker,
            VirtualHost = vhost ?? $"/operators/{id}",
            UserName = userName ?? $"operator-{id}",
            Password = password,
            AutomaticRecoveryEnabled = false,
        };
        return new OperatorClient(await factory.CreateConnectionAsync(), id, factory.UserName);
    }

    /// <summary>A channel of its own: the broker closes the one that broke a rule.</summary>
    internal Task<IChannel> Channel() => connection.CreateChannelAsync(new CreateChannelOptions(true, true));

    /// <summary>For whoever does not wait to hear what becomes of an event.</summary>
    internal Task<IChannel> UnconfirmedChannel() =>
        connection.CreateChannelAsync(new CreateChannelOptions(false, false));

    internal BasicProperties Properties() => new() { ContentType = "application/cloudevents+json", UserId = UserName };

    internal Task Send(JsonNode evt) => Send(evt.Bytes(), Properties());

    internal async Task Send(ReadOnlyMemory<byte> body, BasicProperties properties)
    {
        await using var channel = await Channel();
        await channel.BasicPublishAsync(InExchange, "", mandatory: true, properties, body);
    }

    /// <summary>Takes the messages that lie in a queue of the operator now.</summary>
    internal async Task<IReadOnlyList<JsonNode>> Take(string? queue = null)
    {
        await using var channel = await Channel();
        var events = new List<JsonNode>();
        while (await channel.BasicGetAsync(queue ?? OutQueue, autoAck: true) is { } message)
            events.Add(JsonNode.Parse(message.Body.Span)!);
        return events;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
