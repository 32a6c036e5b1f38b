using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Benchmarks;

/// <summary>
/// The receipts of one operator, from its exchange to the event inside, by themselves and while another operator sends
/// whatever does harm at ten times its rate. By turns in one run: what the machine does meets both.
/// </summary>
internal sealed class FloodedOperators(Workbench bench, BenchOperator honest, BenchOperator hostile)
{
    private const int Turns = 3;
    private const int PerSecond = 100;

    /// <summary>Ten times what it agreed on: the publisher of the flood shares the machine with what is measured.
    /// </summary>
    private const int FloodPerSecond = 1_000;
    private readonly ConcurrentDictionary<string, (long Sent, TaskCompletionSource<double> Delay)> sent = new();

    /// <param name="receipts">One of each message the honest operator was given, by its reference.</param>
    internal async Task<IReadOnlyList<Ratio>> Measure(IReadOnlyList<(string Reference, byte[] Body)> receipts)
    {
        await using var inside = await bench.ConnectAsync();
        await using var seen = await inside.CreateChannelAsync();
        await ListenAsync(seen);
        await using var connection = await honest.ConnectAsync();
        await using var channel = await RawPublishing.ChannelAsync(connection);

        var (alone, beside) = (new Figures(), new Figures());
        var each = receipts.Chunk(receipts.Count / (2 * Turns)).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            bench.Say($"turn {turn + 1} of {Turns}: alone, then beside a flood");
            await RunAsync(channel, each[2 * turn], alone);
            using var stopping = new CancellationTokenSource();
            var flood = FloodAsync(stopping.Token);
            await Task.Delay(TimeSpan.FromSeconds(1));
            await RunAsync(channel, each[(2 * turn) + 1], beside);
            await stopping.CancelAsync();
            bench.Say($"{await flood} events of the flood were confirmed");
            await hostile.EmptyAsync();
        }

        return
        [
            new Ratio("o", "receipts beside a hostile flood", beside.Rate, "without it", alone.Rate, "events/s"),
            new Ratio("o", "95 of 100 receipts beside it within", beside.P95, "without it", alone.P95, "ms"),
        ];
    }

    /// <summary>Half at once, which tells the rate, and half at a walking pace, which tells the delay.</summary>
    private async Task RunAsync(IChannel channel, (string Reference, byte[] Body)[] receipts, Figures figures)
    {
        var half = receipts.Length / 2;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(await SendAsync(channel, receipts[..half], perSecond: null));
        figures.Rates.Add(half / clock.Elapsed.TotalSeconds);
        figures.Delays.AddRange(
            await Task.WhenAll(await SendAsync(channel, receipts[half..], PerSecond)));
    }

    private async Task<List<Task<double>>> SendAsync(
        IChannel channel, (string Reference, byte[] Body)[] receipts, int? perSecond)
    {
        var clock = Stopwatch.StartNew();
        var (confirms, delays) = (new List<Task>(), new List<Task<double>>());
        foreach (var (reference, body) in receipts)
        {
            var early = (confirms.Count * 1_000.0 / perSecond) - clock.ElapsedMilliseconds;
            if (early > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(early.Value));
            var arrival = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
            sent[reference] = (Stopwatch.GetTimestamp(), arrival);
            delays.Add(arrival.Task.WaitAsync(TimeSpan.FromMinutes(2)));
            confirms.Add(honest.PublishAsync(channel, body));
        }

        await Task.WhenAll(confirms);
        return delays;
    }

    private async Task ListenAsync(IChannel channel)
    {
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "partner.message-receipt-reported.v1", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            const string before = "\"reference\":\"";
            var text = Encoding.UTF8.GetString(delivery.Body.Span);
            var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
            if (sent.TryRemove(text[start..(start + 36)], out var one))
                one.Delay.TrySetResult(Stopwatch.GetElapsedTime(one.Sent).TotalMilliseconds);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    /// <returns>How many events the broker took of it.</returns>
    private async Task<int> FloodAsync(CancellationToken cancellationToken)
    {
        await using var connection = await hostile.ConnectAsync();
        await using var channel = await RawPublishing.ChannelAsync(connection);
        using var window = new SemaphoreSlim(RawPublishing.Window);
        var (confirmed, confirms) = (0, new List<Task>());
        var clock = Stopwatch.StartNew();
        for (var n = 0; !cancellationToken.IsCancellationRequested; n++)
        {
            if (n > clock.Elapsed.TotalSeconds * FloodPerSecond)
                await Task.Delay(10, CancellationToken.None);
            await window.WaitAsync(CancellationToken.None);
            confirms.Add(PublishAsync(Harm(n)));
        }

        await Task.WhenAll(confirms);
        return confirmed;

        async Task PublishAsync((byte[] Body, string? Header) harm)
        {
            try
            {
                await hostile.PublishAsync(channel, harm.Body, harm.Header);
                Interlocked.Increment(ref confirmed);
            }
            catch (RabbitMQ.Client.Exceptions.PublishException)
            {
                // Its queue is full: that is how it should be.
            }
            finally
            {
                window.Release();
            }
        }
    }

    /// <summary>What looks good, what lies, what is no event, what is too long, what tries to steer.</summary>
    private (byte[] Body, string? Header) Harm(int number) => (number % 5) switch
    {
        0 => (hostile.Receipt(Guid.NewGuid().ToString()), null),
        1 => (honest.Receipt(Guid.NewGuid().ToString()), null),
        2 => ("{\"specversion\":\"1.0\",\"id\":"u8.ToArray(), null),
        3 when number % 100 == 3 => (new byte[70_000], null),
        _ => (hostile.Receipt(Guid.NewGuid().ToString()), "MT-Fault-Address"),
    };

    private sealed class Figures
    {
        internal List<double> Rates { get; } = [];

        internal List<double> Delays { get; } = [];

        internal double Rate => Rates.Order().ElementAt(Rates.Count / 2);

        internal double P95 => Delays.Order().ElementAt(Delays.Count * 95 / 100);
    }
}
