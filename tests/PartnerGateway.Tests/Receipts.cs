using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Partners.Tests;

/// <summary>Events as an operator writes them, from the contract and not from our code.</summary>
internal static class Receipts
{
    internal static JsonObject Event(
        Guid reference, string source, string state = "delivered", string id = "evt-1") => new()
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = source,
            ["type"] = "vn.bdhvs.message.receipt-reported.v1",
            ["time"] = "2026-10-10T02:15:31Z",
            ["subject"] = reference.ToString(),
            ["datacontenttype"] = "application/json",
            ["dataschema"] = "urn:bdhvs:schema:message.receipt-reported.v1",
            ["data"] = new JsonObject
            {
                ["reference"] = reference.ToString(),
                ["operatorMessageId"] = "84120098217",
                ["state"] = state,
                ["rawCode"] = "DELIVRD",
                ["occurredAt"] = "2026-10-10T02:15:30Z",
            },
        };

    /// <summary>Any other report of an operator.</summary>
    internal static JsonObject Report(
        string fact, string subject, JsonObject data, string source, int? sequence = null)
    {
        var evt = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString(),
            ["source"] = source,
            ["type"] = $"vn.bdhvs.{fact}",
            ["time"] = "2026-10-10T02:15:31Z",
            ["subject"] = subject,
            ["datacontenttype"] = "application/json",
            ["dataschema"] = $"urn:bdhvs:schema:{fact}",
            ["data"] = data,
        };
        if (sequence is { } number)
            evt["sequence"] = number;
        return evt;
    }

    internal static byte[] Bytes(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    /// <summary>Writes the event with one member changed; a null value removes it.</summary>
    internal static JsonObject With(this JsonObject evt, string name, JsonNode? value)
    {
        var target = name.StartsWith("data/", StringComparison.Ordinal) ? evt["data"]!.AsObject() : evt;
        name = name.Split('/')[^1];
        if (value is null)
            target.Remove(name);
        else
            target[name] = value;
        return evt;
    }
}
