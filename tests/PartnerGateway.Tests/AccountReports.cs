using System.Text.Json.Nodes;

namespace Platform.Partners.Tests;

/// <summary>What an operator says about an account, written from the contract and not from our code.</summary>
internal static class AccountReports
{
    internal static JsonObject Opened(Guid reference, string source, int sequence = 1) =>
        Event(reference, source, "account.provisioned.v1", sequence, new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["occurredAt"] = "2026-10-10T02:20:30Z",
        });

    internal static JsonObject Refused(Guid reference, string source, int sequence = 1) =>
        Event(reference, source, "account.provision-failed.v1", sequence, new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["reasonCode"] = "not-eligible",
            ["occurredAt"] = "2026-10-10T09:20:30+07:00",
        });

    private static JsonObject Event(Guid reference, string source, string fact, int sequence, JsonObject data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString(),
        ["source"] = source,
        ["type"] = $"vn.bdhvs.{fact}",
        ["time"] = "2026-10-10T02:20:31Z",
        ["subject"] = reference.ToString(),
        ["datacontenttype"] = "application/json",
        ["dataschema"] = $"urn:bdhvs:schema:{fact}",
        ["sequence"] = sequence,
        ["data"] = data,
    };
}
