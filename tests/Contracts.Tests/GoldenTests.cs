using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.ServiceDefaults;

namespace Platform.Contracts.Tests;

/// <summary>
/// Golden files are messages that were sent: the archive is full of them. They are read for ever, and never edited.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> WireNames => [.. Events.All.Select(Events.WireName)];

    [Fact]
    public void Every_event_has_a_golden_file() => Assert.Equal(
        Events.All.Select(Events.WireName).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(WireNames))]
    public void A_golden_file_is_read_as_the_event_it_was(string wireName) => Assert.Equivalent(
        Samples.Of(Events.Of(wireName)), Read(wireName, Golden(wireName)), strict: true);

    [Theory, MemberData(nameof(WireNames))]
    public void The_event_is_written_as_its_golden_file(string wireName)
    {
        var written = JsonSerializer.Serialize(Samples.Of(Events.Of(wireName)), Events.Of(wireName), Json.Events);

        Assert.Equal(Golden(wireName).ToJsonString(), JsonNode.Parse(written)!.ToJsonString());
    }

    [Theory, MemberData(nameof(WireNames))]
    public void A_member_of_a_later_version_is_not_noticed(string wireName)
    {
        var newer = Golden(wireName);
        newer["aMemberNobodyHereKnows"] = JsonNode.Parse("""{"deep":[1]}""");

        Assert.Equivalent(Samples.Of(Events.Of(wireName)), Read(wireName, newer), strict: true);
    }

    [Theory, MemberData(nameof(WireNames))]
    public void A_required_member_may_not_be_missing_and_an_optional_one_may(string wireName) =>
        Assert.All(Events.Of(wireName).GetProperties(), property =>
        {
            var without = Golden(wireName);
            without.Remove(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            if (property.IsDefined(typeof(RequiredMemberAttribute)))
                Assert.Throws<JsonException>(() => Read(wireName, without));
            else
                Assert.Null(property.GetValue(Read(wireName, without)));
        });

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    private static JsonObject Golden(string wireName) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, wireName + ".json")))!.AsObject();

    private static object Read(string wireName, JsonObject json) => json.Deserialize(Events.Of(wireName), Json.Events)!;
}
