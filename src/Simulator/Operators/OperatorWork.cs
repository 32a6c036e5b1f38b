using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Simulator.Operators;

/// <summary>
/// What a telecom operator does, by whichever channel it is asked: it knows the CloudEvents contract and nothing of the
/// platform's code. It sends a text once per reference and reports accepted, then delivered; it opens an account once
/// per reference and reports that; it carries sessions, tells their links and takes note of their changes. It prints
/// references, never numbers or texts.
/// </summary>
internal sealed class OperatorWork(OperatorOptions options, TextWriter output)
{
    private const string MessageRequest = "vn.bdhvs.message.send-requested.v1";
    private const string AccountRequest = "vn.bdhvs.account.provision-requested.v1";
    private const string LinkRequest = "vn.bdhvs.session.link-requested.v1";
    private const string SessionMoved = "vn.bdhvs.session.rescheduled.v1";
    private const string SessionCancelled = "vn.bdhvs.session.cancelled.v1";
    private readonly ConcurrentDictionary<string, bool> done = new();
    private readonly Random random = new(options.Seed);

    /// <summary>Hands a report to the platform; ends when it certainly has it.</summary>
    internal delegate Task Channel(byte[] body, CancellationToken cancellationToken);

    /// <summary>Does what an event asks for, and reports it.</summary>
    internal Task Take(JsonNode evt, Channel channel, CancellationToken cancellationToken)
    {
        var reference = (string?)evt["data"]!["reference"] ?? "";
        var answer = new Answer(channel, reference, (string?)evt["traceparent"]);
        return (string?)evt["type"] switch
        {
            AccountRequest => Open(answer, cancellationToken),
            LinkRequest => Carry(answer, cancellationToken),
            SessionMoved => Print("moves", reference),
            SessionCancelled => Print("drops", reference),
            MessageRequest => Deliver(answer, cancellationToken),
            _ => Task.CompletedTask, // a type of tomorrow is read and left alone
        };
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
        for (var copies = Happens(options.DuplicateRate) ? 2 : 1; copies > 0; copies--)
            await answer.Channel(body, cancellationToken);
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
    private sealed record Answer(Channel Channel, string Reference, string? Trace);
}
