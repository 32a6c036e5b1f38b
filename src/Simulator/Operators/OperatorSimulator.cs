using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Simulator.Operators;

/// <summary>
/// A telecom operator as the platform sees one: a plain AMQP client that knows the CloudEvents contract and nothing of
/// the platform's code. It sends a text once per reference and reports accepted, then delivered. It prints references,
/// never numbers or texts.
/// </summary>
internal sealed class OperatorSimulator(OperatorOptions options, TextWriter output)
{
    private const string ContentType = "application/cloudevents+json";
    private const string ReceiptType = "vn.bdhvs.message.receipt-reported.v1";
    private const string ReceiptSchema = "urn:bdhvs:schema:message.receipt-reported.v1";
    private readonly ConcurrentDictionary<string, bool> sent = new();
    private readonly Random random = new(options.Seed);

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
        await closed.Task.WaitAsync(cancellationToken);
    }

    private async Task Take(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken cancellationToken)
    {
        var evt = JsonNode.Parse(delivery.Body.Span)!;
        var reference = (string)evt["data"]!["reference"]!;
        var isNew = sent.TryAdd(reference, true);
        await output.WriteLineAsync($"operator {options.Id}: {(isNew ? "sent" : "repeated")} {reference}");

        var trace = (string?)evt["traceparent"];
        await Report(channel, reference, "accepted", "ACCEPTD", trace, cancellationToken);
        await Task.Delay(options.DelayMs, cancellationToken);
        if (!Happens(options.DropRate))
            await Report(channel, reference, "delivered", "DELIVRD", trace, cancellationToken);
        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
    }

    private async Task Report(
        IChannel channel, string reference, string state, string rawCode, string? trace,
        CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow.ToString("O");
        var receipt = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString(),
            ["source"] = options.Source,
            ["type"] = ReceiptType,
            ["time"] = now,
            ["subject"] = reference,
            ["datacontenttype"] = "application/json",
            ["dataschema"] = ReceiptSchema,
            ["data"] = new JsonObject
            {
                ["reference"] = reference,
                ["operatorMessageId"] = OperatorMessageId(reference),
                ["state"] = state,
                ["rawCode"] = rawCode,
                ["occurredAt"] = now,
            },
        };
        if (trace is not null)
            receipt["traceparent"] = trace;

        var body = JsonSerializer.SerializeToUtf8Bytes(receipt);
        var properties = new BasicProperties
        {
            ContentType = ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            UserId = User,
        };
        for (var copies = Happens(options.DuplicateRate) ? 2 : 1; copies > 0; copies--)
        {
            await channel.BasicPublishAsync(
                $"partner.{options.Id}.in", "", mandatory: true, properties, body, cancellationToken);
        }
    }

    /// <summary>Made of the reference, so that the operator remembers it over its own restart.</summary>
    private static string OperatorMessageId(string reference) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..16];

    private bool Happens(double rate)
    {
        lock (random)
            return random.NextDouble() < rate;
    }
}
