using System.Diagnostics;
using RabbitMQ.Client;

namespace Platform.Benchmarks;

/// <summary>The limit of everything that publishes: one channel, confirms, a window, the same bytes.</summary>
internal static class RawPublishing
{
    internal const int Window = 256;

    /// <returns>Messages a second that the broker confirmed.</returns>
    internal static async Task<double> RunAsync(Workbench bench, IReadOnlyList<byte[]> payloads)
    {
        await using var connection = await bench.ConnectAsync();
        await using var channel = await ChannelAsync(connection);
        var queue = (await channel.QueueDeclareAsync("raw", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" })).QueueName;
        var clock = Stopwatch.StartNew();
        await PublishAsync(channel, "", queue, payloads, userId: null);
        return payloads.Count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The client&apos;s own limiter refuses a burst instead of letting it wait.</summary>
    internal static Task<IChannel> ChannelAsync(IConnection connection) =>
        connection.CreateChannelAsync(new CreateChannelOptions(true, true, null));

    internal static async Task PublishAsync(
        IChannel channel, string exchange, string routingKey, IReadOnlyList<byte[]> payloads, string? userId)
    {
        using var window = new SemaphoreSlim(Window);
        var confirms = new List<Task>(payloads.Count);
        foreach (var payload in payloads)
        {
            await window.WaitAsync();
            confirms.Add(PublishOneAsync(payload));
        }

        await Task.WhenAll(confirms);

        async Task PublishOneAsync(byte[] payload)
        {
            var properties = new BasicProperties
            {
                MessageId = Guid.CreateVersion7().ToString(),
                Persistent = true,
                ContentType = "application/cloudevents+json",
            };
            if (userId is not null)
                properties.UserId = userId;
            try
            {
                await channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, payload);
            }
            finally
            {
                window.Release();
            }
        }
    }
}
