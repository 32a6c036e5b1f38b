using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Platform.Simulator.Operators;

/// <summary>
/// A telecom operator as the platform sees one: a plain AMQP client that knows the CloudEvents contract and nothing of
/// the platform's code. It sends a text once per reference and reports accepted, then delivered; it opens an account
/// once per reference and reports that; it carries sessions, tells their links and takes note of their changes. It
/// prints references, never numbers or texts.
/// </summary>
internal sealed class OperatorSimulator(OperatorOptions options, TextWriter output)
{
    private const string ContentType = "application/cloudevents+json";
    private const string MessageRequest = "vn.bdhvs.message.send-requested.v1";
    private const string AccountRequest = "vn.bdhvs.account.provision-requested.v1";
    private const string LinkRequest = "vn.bdhvs.session.link-requested.v1";
    private const string SessionMoved = "vn.bdhvs.session.rescheduled.v1";
    private const string SessionCancelled = "vn.bdhvs.session.cancelled.v1";
    private readonly ConcurrentDictionary<string, bool> done = new();
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
        if (options.Does(Misbehaviour.Flood))
            await options.Flood(connection, User, cancellationToken);
        await closed.Task.WaitAsync(cancellationToken);
    }

    private async Task Take(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken cancellationToken)
    {
        var evt = JsonNode.Parse(delivery.Body.Span)!;
        var reference = (string?)evt["data"]!["reference"] ?? "";
        var answer = new Answer(channel, reference, (string?)evt["traceparent"]);
        await ((string?)evt["type"] switch
        {
            AccountRequest => Open(answer, cancellationToken),
            LinkRequest => Carry(answer, cancellationToken),
            SessionMoved => Print("moves", reference),
            SessionCancelled => Print("drops", reference),
            MessageRequest => Deliver(answer, cancellationToken),
            _ => Task.CompletedTask, // a type of tomorrow is read and left alone
        });
        if (!options.Does(Misbehaviour.NeverAcknowledges))
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
    }

    private async Task Deliver(Answer answer, CancellationToken cancellationToken)
    {
        var isNew = done.TryAdd(answer.Reference, true);
        await Print(isNew ? "sent" : "repeated", answer.Reference);
        var id = OperatorMessageId(answer.Reference)
            + (isNew || !options.Does(Misbehaviour.SecondMessage) ? "" : Guid.NewGuid().ToString("n"));
        if (options.Does(Misbehaviour.EarlyReceipts))
            await Receipt("delivered", "DELIVRD");
        await Receipt("accepted", "ACCEPTD");
        await Task.Delay(options.DelayMs, cancellationToken);
        if (!Happens(options.DropRate) && !options.Does(Misbehaviour.AcceptsAndDrops))
            await Receipt("delivered", "DELIVRD");

        Task Receipt(string state, string rawCode) => Report(
            answer, "message.receipt-reported.v1", sequence: null, new JsonObject
            {
                ["reference"] = answer.Reference,
                ["operatorMessageId"] = id,
                ["state"] = state,
                ["rawCode"] = rawCode,
                ["occurredAt"] = DateTimeOffset.UtcNow.ToString("O"),
            }, cancellationToken);
    }

    /// <summary>A repeated request gets the same answer, as the contract asks.</summary>
    private async Task Open(Answer answer, CancellationToken cancellationToken)
    {
        await Task.Delay(options.DelayMs, cancellationToken);
        var isRefused = Happens(options.RefusalRate);
        var isNew = done.TryAdd(answer.Reference, isRefused);
        isRefused = done[answer.Reference];
        await Print(!isNew ? "repeated" : isRefused ? "refused" : "opened", answer.Reference);
        if (Happens(options.DropRate))
            return;

        var data = new JsonObject
        {
            ["reference"] = answer.Reference,
            ["occurredAt"] = DateTimeOffset.UtcNow.ToString("O"),
        };
        if (isRefused)
            data["reasonCode"] = "not-eligible";
        var fact = isRefused ? "account.provision-failed.v1" : "account.provisioned.v1";
        await Report(answer, fact, sequence: 1, data, cancellationToken);
    }

    /// <summary>The link is made of the reference: a repeated request gets the same one.</summary>
    private async Task Carry(Answer answer, CancellationToken cancellationToken)
    {
        await Task.Delay(options.DelayMs, cancellationToken);
        await Print(done.TryAdd(answer.Reference, true) ? "carries" : "repeated", answer.Reference);
        await Report(answer, "session.link-ready.v1", sequence: 1, new JsonObject
        {
            ["reference"] = answer.Reference,
            ["joinUrl"] = $"https://{options.Id}.example/sessions/{OperatorMessageId(answer.Reference)}",
            ["occurredAt"] = DateTimeOffset.UtcNow.ToString("O"),
        }, cancellationToken);
    }

    private Task Print(string what, string reference) =>
        output.WriteLineAsync($"operator {options.Id}: {what} {reference}");

    private async Task Report(
        Answer answer, string fact, int? sequence, JsonObject data, CancellationToken cancellationToken)
    {
        var report = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString(),
            ["source"] = options.Source,
            ["type"] = $"vn.bdhvs.{fact}",
            ["time"] = DateTimeOffset.UtcNow.ToString("O"),
            ["subject"] = answer.Reference,
            ["datacontenttype"] = "application/json",
            ["dataschema"] = $"urn:bdhvs:schema:{fact}",
            ["data"] = data,
        };
        if (answer.Trace is not null)
            report["traceparent"] = answer.Trace;
        if (sequence is { } number)
            report["sequence"] = number;

        var body = options.Spoil(report);
        var properties = options.Spoil(new BasicProperties
        {
            ContentType = ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            UserId = User,
        });
        for (var copies = Happens(options.DuplicateRate) ? 2 : 1; copies > 0; copies--)
            await Publish(answer.Channel, properties, body, cancellationToken);
    }

    /// <summary>A nack means that the platform's queue is full: the same event goes again a little later.</summary>
    private async Task Publish(
        IChannel channel, BasicProperties properties, byte[] body, CancellationToken cancellationToken)
    {
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

    /// <summary>Made of the reference, so that the operator remembers it over its own restart.</summary>
    private static string OperatorMessageId(string reference) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..16];

    private bool Happens(double rate)
    {
        lock (random)
            return random.NextDouble() < rate;
    }

    /// <summary>Where an answer goes, and what it answers.</summary>
    private sealed record Answer(IChannel Channel, string Reference, string? Trace);
}
