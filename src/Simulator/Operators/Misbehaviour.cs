using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace Platform.Simulator.Operators;

/// <summary>What an operator may do wrong, by accident or on purpose; several at a time, separated by commas.</summary>
[Flags]
internal enum Misbehaviour
{
    None = 0,

    /// <summary>Speaks as another operator.</summary>
    ForeignSource = 1 << 0,

    /// <summary>Leaves out which user sends.</summary>
    NoUserId = 1 << 1,

    /// <summary>Adds members the contract does not name.</summary>
    ExtraMember = 1 << 2,

    /// <summary>Writes a member twice, the second time otherwise.</summary>
    DuplicateKey = 1 << 3,

    /// <summary>Sends the text again for a repeated request.</summary>
    SecondMessage = 1 << 4,

    /// <summary>Reports without the trace of the request.</summary>
    LosesTrace = 1 << 5,

    /// <summary>Takes everything and acknowledges nothing.</summary>
    NeverAcknowledges = 1 << 6,

    /// <summary>Uses one event id for everything.</summary>
    ReusesId = 1 << 7,

    /// <summary>Writes the number into its result code.</summary>
    LeaksNumber = 1 << 8,

    /// <summary>Adds headers by which a broker could be steered.</summary>
    SteeringHeaders = 1 << 9,

    /// <summary>Reports the end before the beginning.</summary>
    EarlyReceipts = 1 << 10,

    /// <summary>Takes a text, says so, and never says what became of it.</summary>
    AcceptsAndDrops = 1 << 11,

    /// <summary>Sends garbage as fast as it can.</summary>
    Flood = 1 << 12,

    /// <summary>Answers 500 to the first request of everything; by webhook.</summary>
    Fails = 1 << 13,

    /// <summary>Does what it is asked, and the first time lets the platform wait for the answer; by webhook.</summary>
    AnswersLate = 1 << 14,
}

internal static class Misbehaviours
{
    internal static bool Does(this OperatorOptions options, Misbehaviour what) => options.Misbehaviour.HasFlag(what);

    internal static byte[] Spoil(this OperatorOptions options, JsonObject report)
    {
        if (options.Does(Misbehaviour.ForeignSource))
            report["source"] = "urn:operator:somebody-else";
        if (options.Does(Misbehaviour.ReusesId))
            report["id"] = "one-id-for-everything";
        if (options.Does(Misbehaviour.LosesTrace))
            report.Remove("traceparent");
        if (options.Does(Misbehaviour.ExtraMember))
            report["data"]!["fullName"] = "Nguyễn Văn A";
        if (options.Does(Misbehaviour.LeaksNumber))
            report["data"]!["rawCode"] = "DELIVRD 84900000001";
        var body = JsonSerializer.SerializeToUtf8Bytes(report);
        return options.Does(Misbehaviour.DuplicateKey)
            ? [.. Encoding.UTF8.GetBytes("{\"specversion\":\"1.0\","), .. body[1..]]
            : body;
    }

    internal static BasicProperties Spoil(this OperatorOptions options, BasicProperties properties)
    {
        if (options.Does(Misbehaviour.NoUserId))
            properties.ClearUserId();
        if (options.Does(Misbehaviour.SteeringHeaders))
            properties.Headers = new Dictionary<string, object?> { ["CC"] = new List<object> { "ingress" } };
        return properties;
    }

    /// <summary>Publishes garbage without waiting for anything, until the link breaks.</summary>
    internal static async Task Flood(
        this OperatorOptions options, IConnection connection, string user, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false), cancellationToken);
        var garbage = Encoding.UTF8.GetBytes(new string('x', 1_000));
        var properties = new BasicProperties { ContentType = "application/cloudevents+json", UserId = user };
        while (channel.IsOpen && !cancellationToken.IsCancellationRequested)
        {
            await channel.BasicPublishAsync(
                $"partner.{options.Id}.in", "", mandatory: false, properties, garbage, cancellationToken);
        }
    }
}
