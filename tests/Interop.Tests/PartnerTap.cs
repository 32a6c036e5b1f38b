using System.Collections.Concurrent;
using System.Text;
using Platform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Interop.Tests;

/// <summary>
/// Reads along on the demo operator's channel: requests before the operator gets them, receipts beside the platform.
/// </summary>
internal static class PartnerTap
{
    /// <summary>Events that crossed the border while the cause took effect, as they stood on the wire.</summary>
    internal static async Task<string[]> Capture(ConnectionFactory broker, int messages, Func<Task> cause)
    {
        broker.VirtualHost = "/operators/demo";
        await using var connection = await broker.CreateConnectionAsync();
        await using var beside = await connection.CreateChannelAsync();
        var copies = await beside.QueueDeclareAsync(); // of this connection, gone with it
        await beside.QueueBindAsync(copies.QueueName, "partner.demo.in", "");
        var receipts = await Collect(beside, copies.QueueName);
        ConcurrentQueue<string> requests;
        await using (var ahead = await connection.CreateChannelAsync())
        {
            requests = await Collect(ahead, "partner.demo.out");
            await cause();
            await Until(() => requests.Count >= messages, "requests to the operator");
        } // what was looked at and not acknowledged goes to the operator now

        await Until(
            () => receipts.Count(receipt => receipt.Contains("\"delivered\"", StringComparison.Ordinal)) >= messages,
            "receipts of the operator");
        return [.. requests, .. receipts];
    }

    private static async Task<ConcurrentQueue<string>> Collect(IChannel channel, string queue)
    {
        var bodies = new ConcurrentQueue<string>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            bodies.Enqueue(Encoding.UTF8.GetString(delivery.Body.Span));
            return Task.CompletedTask;
        };
        var first = new Dictionary<string, object?> { ["x-priority"] = 10 };
        await channel.BasicConsumeAsync(queue, autoAck: false, "", first, consumer);
        return bodies;
    }

    private static Task Until(Func<bool> seen, string what) => Eventually.True(() => Task.FromResult(seen()), what);
}
