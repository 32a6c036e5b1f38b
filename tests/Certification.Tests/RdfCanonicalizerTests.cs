using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.Tests;

/// <summary>What is not one of our shapes is refused, never guessed. The shapes themselves are compared with a JSON-LD
/// processor by the interop tests.</summary>
public sealed class RdfCanonicalizerTests
{
    private const string Type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    private const string Vocabulary = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";

    private static readonly string Known = $$"""
        {"@context":["{{RdfTerms.Credentials}}","{{RdfTerms.OpenBadges}}"],"id":"https://bdhvs.example/1",
        "type":["VerifiableCredential"],"name":"Giấy \"A\"\n","issuer":{"type":["Profile"],"name":"B" } }
        """;

    [Fact]
    public void A_document_is_written_as_sorted_statements() => Assert.Equal(
        $"""
        <https://bdhvs.example/1> {Type} <https://www.w3.org/2018/credentials#VerifiableCredential> .
        <https://bdhvs.example/1> <https://schema.org/name> "Giấy \"A\"\n" .
        <https://bdhvs.example/1> <https://www.w3.org/2018/credentials#issuer> _:c14n0 .
        _:c14n0 {Type} <{Vocabulary}Profile> .
        _:c14n0 <https://schema.org/name> "B" .

        """, Canonicalize(Known));

    [Theory]
    [InlineData("\"name\"", "\"nickname\"", "nickname")]
    [InlineData("\"Profile\"", "\"Person\"", "Person")]
    [InlineData("\"B\"", "null", "kind")]
    [InlineData("\"B\"", "[]", "empty")]
    [InlineData("\"B\"", "1.5", "kind")]
    [InlineData("\"B\"", "\"A\u0301\"", "NFC")]
    [InlineData("\"B\"", "\"\\ud83c\"", "Unicode")]
    [InlineData("https://bdhvs.example/1", "bdhvs.example/1", "identifier")]
    [InlineData("https://bdhvs.example/1", "https://bdhvs.example/1 2", "identifier")]
    [InlineData(RdfTerms.OpenBadges, "https://elsewhere.example/context.json", "contexts")]
    [InlineData("\"name\":\"B\"", "\"name\":\"B\",\"issuer\":\"did:web:x\"", "issuer")]
    public void What_is_not_ours_is_refused(string text, string changed, string reason)
    {
        var refused = Assert.Throws<InvalidDataException>(
            () => Canonicalize(Known.Replace(text, changed, StringComparison.Ordinal)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_nodes_that_look_alike_are_refused()
    {
        var document = JsonNode.Parse(Known)!;
        document["evidence"] = new JsonArray(Evidence(), Evidence());

        var refused = Assert.Throws<InvalidDataException>(() => Canonicalize(document.ToJsonString()));
        Assert.Contains("alike", refused.Message, StringComparison.Ordinal);

        static JsonObject Evidence() => new() { ["type"] = new JsonArray("Evidence"), ["name"] = "x" };
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("00", "1")]
    [InlineData("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U")] // draft-msporny-base58, section 5
    [InlineData("0000287fb4cd", "11233QC4")]
    public void Base58_has_one_spelling(string hex, string text)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Equal(text, Base58.Encode(bytes));
        Assert.Equal(bytes, Base58.Decode(text, bytes.Length));
        Assert.Null(Base58.Decode("1" + text, bytes.Length));
        Assert.Null(Base58.Decode("0OIl", 3));
    }

    private static string Canonicalize(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RdfCanonicalizer.Canonicalize(document.RootElement);
    }
}
