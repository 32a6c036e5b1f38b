using System.Text.Json.Nodes;

namespace Platform.Interop.Tests;

/// <summary>Events of the running operator channel, and the contract they keep.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class PartnerChannelTests(InteropPlatform platform)
{
    private static readonly Dictionary<string, (string Reason, Action<JsonObject> Fault)> NoCloudEvents = new()
    {
        ["an envelope of another system"] = ("'source'", WrapForeign),
        ["an attribute in upper case"] = ("invalid attribute name", evt => evt["Subject"] = "x"),
    };

    private static readonly Dictionary<string, (string Reason, Action<JsonObject> Fault)> NotOfTheContract = new()
    {
        ["a time that is none"] = ("data/time must match format", evt => evt["time"] = "yesterday"),
        ["another specversion"] = ("data/specversion must be equal", evt => evt["specversion"] = "0.2"),
        ["an empty id"] = ("data/id must NOT have fewer", evt => evt["id"] = ""),
        ["data twice"] = ("unevaluated properties", evt => evt["data_base64"] = "e30="),
        ["a member of the payload nobody named"] =
            ("data/data must NOT have additional", evt => evt["data"]!["fullName"] = "x"),
        ["a schema of another type"] = ("data/dataschema must be equal", evt => evt["dataschema"] = "urn:x"),
        ["an unknown type"] = ("no message of the contract", evt => evt["type"] = "vn.bdhvs.unknown.v1"),
    };

    public static TheoryData<string> EnvelopeFaults => [.. NoCloudEvents.Keys];

    public static TheoryData<string> ContractFaults => [.. NotOfTheContract.Keys];

    [Fact, Trait("validator", "V20")]
    public Task Every_event_is_read_by_the_CloudEvents_SDK() => Check.Accepts("ce.mjs", [.. platform.Events]);

    [Theory, MemberData(nameof(EnvelopeFaults)), Trait("validator", "V20")]
    public async Task The_CloudEvents_SDK_refuses(string name)
    {
        var (reason, fault) = NoCloudEvents[name];
        await Check.Refuses(reason, "ce.mjs", platform.Break(platform.Events[0], fault));
    }

    [Fact, Trait("validator", "V21")]
    public Task Every_event_keeps_the_schema_of_its_envelope_and_payload() =>
        Check.Accepts("schema.mjs", [InteropPlatform.Contract, .. platform.Events]);

    [Theory, MemberData(nameof(ContractFaults)), Trait("validator", "V21")]
    public async Task The_schema_refuses(string name)
    {
        var (reason, fault) = NotOfTheContract[name];
        var broken = platform.Break(platform.Events[0], fault);
        await Check.Refuses(reason, "schema.mjs", InteropPlatform.Contract, broken);
    }

    [Fact, Trait("validator", "V22")]
    public Task The_contract_is_AsyncAPI_with_one_message_per_type() =>
        Check.Accepts("asyncapi.mjs", InteropPlatform.Contract);

    [Theory, Trait("validator", "V22")]
    [InlineData("action: send", "action: sendx", "\"action\" property must be equal")]
    [InlineData("name: vn.bdhvs.message.receipt", "name: vn.bdhvs.message.other", "contract types are")]
    public async Task The_AsyncAPI_parser_refuses(string text, string fault, string reason)
    {
        var contract = await File.ReadAllTextAsync(InteropPlatform.Contract);
        var broken = platform.Keep(contract.Replace(text, fault, StringComparison.Ordinal), "yaml");
        await Check.Refuses(reason, "asyncapi.mjs", broken, InteropPlatform.Contract);
    }

    [Fact]
    public async Task Events_of_every_type_were_captured()
    {
        var bodies = await Task.WhenAll(platform.Events.Select(evt => File.ReadAllTextAsync(evt)));
        Assert.Equal(
            ["vn.bdhvs.message.receipt-reported.v1", "vn.bdhvs.message.send-requested.v1"],
            bodies.Select(body => (string)JsonNode.Parse(body)!["type"]!).Distinct().Order());
    }

    /// <summary>What a messaging library would send if it were let onto the channel.</summary>
    private static void WrapForeign(JsonObject evt)
    {
        evt.Clear();
        evt["messageId"] = Guid.Empty.ToString();
        evt["messageType"] = new JsonArray("urn:message:notification.message-queued.v1");
        evt["message"] = new JsonObject();
    }
}
