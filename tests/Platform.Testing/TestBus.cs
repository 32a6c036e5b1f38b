using System.Reflection;
using System.Text.Json;
using MassTransit;
using Npgsql;
using Platform.ServiceDefaults;
using RabbitMQ.Client;

namespace Platform.Testing;

/// <summary>
/// The other services as seen from the one under test: it publishes their events and reads this service&apos;s own.
/// </summary>
public sealed class TestBus(TestServers servers, TestVhost vhost, TestDatabase database) : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1);
    private IConnection? connection;
    private IChannel? channel;

    /// <summary>Publishes an event as its owner would, confirmed and mandatory.</summary>
    /// <returns>The message id, for publishing the same message again.</returns>
    public async Task<Guid> Publish<T>(T evt, Guid? messageId = null, string? traceparent = null)
        where T : class
    {
        var id = messageId ?? Guid.CreateVersion7();
        var wire = WireName(typeof(T));
        var headers = new Dictionary<string, object?> { ["MT-MessageType"] = "urn:message:" + wire };
        if (traceparent is not null)
            headers["traceparent"] = headers["MT-Activity-Id"] = traceparent;
        var properties = new BasicProperties
        {
            MessageId = id.ToString(),
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = headers,
        };
        await PublishRaw(wire, properties, JsonSerializer.SerializeToUtf8Bytes(evt, Json.Events));
        return id;
    }

    /// <summary>Publishes any bytes with any properties: forged, broken, unknown.</summary>
    public async Task PublishRaw(
        string exchange, BasicProperties properties, ReadOnlyMemory<byte> body, string routingKey = "")
    {
        var open = await OpenAsync();
        await opening.WaitAsync();
        try
        {
            await open.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>How many consumers a queue has at this moment.</summary>
    public async Task<uint> ConsumersOf(string queue) =>
        (await (await OpenAsync()).QueueDeclarePassiveAsync(queue)).ConsumerCount;

    /// <summary>Takes everything out of a queue, in its order.</summary>
    public async Task<IReadOnlyList<T>> Read<T>(string queue)
    {
        var open = await OpenAsync();
        var events = new List<T>();
        while (await open.BasicGetAsync(queue, autoAck: true) is { } message)
            events.Add(JsonSerializer.Deserialize<T>(message.Body.Span, Json.Events)!);
        return events;
    }

    /// <summary>Events of one type that the service stored, sent or not, oldest first.</summary>
    public async Task<IReadOnlyList<T>> Events<T>()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(
            """
            select payload from (
              select message_id, payload from messaging.outbox where type = $1
              union all select message_id, payload from messaging.outbox_archive where type = $1) as stored
            order by message_id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = WireName(typeof(T)) });
        var events = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            events.Add(JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(0), Json.Events)!);
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        if (channel is not null)
            await channel.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        opening.Dispose();
    }

    private static string WireName(Type type) => type.GetCustomAttribute<EntityNameAttribute>()!.EntityName;

    private async Task<IChannel> OpenAsync()
    {
        await opening.WaitAsync();
        try
        {
            if (channel is { IsOpen: true })
                return channel;
            var factory = new ConnectionFactory { Uri = new Uri(servers.RabbitMq), VirtualHost = vhost.Name };
            connection = await factory.CreateConnectionAsync();
            channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
            return channel;
        }
        finally
        {
            opening.Release();
        }
    }
}
