using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The embedded proof <c>eddsa-rdfc-2022</c> (W3C Data Integrity): Ed25519 over the hash of the proof's own statements
/// and the hash of the document's.
/// </summary>
internal sealed record DataIntegrityProof(string VerificationMethod, DateTimeOffset Created)
{
    private const string Cryptosuite = "eddsa-rdfc-2022";
    private const string Member = ",\"proof\":[";
    private const int SignatureLength = 64;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>What is signed for a document that has no proof yet.</summary>
    internal byte[] ToSign(ReadOnlySpan<byte> document)
    {
        using var parsed = Parse(document);
        return Hashed(parsed.RootElement, Options());
    }

    /// <summary>The document with the proof as its last member; the bytes before it stay as they are.</summary>
    internal string Attach(ReadOnlySpan<byte> document, ReadOnlySpan<byte> signature)
    {
        var proof = Options();
        proof["proofValue"] = "z" + Base58.Encode(signature);
        return $"{Encoding.UTF8.GetString(document[..^1])}{Member}{proof.ToJsonString(OpenBadge.Spelling)}]}}";
    }

    /// <summary>
    /// What a secured document consists of. Null: it is none, or its proof is not spelled as
    /// <see cref="Attach"/> spells it.
    /// </summary>
    internal static Secured? Detach(string secured)
    {
        var cut = secured.LastIndexOf(Member, StringComparison.Ordinal);
        if (cut < 0)
            return null;
        try
        {
            using var member = Parse(Encoding.UTF8.GetBytes(secured[(cut + Member.Length)..^2]));
            var written = member.RootElement;
            var proof = new DataIntegrityProof(
                written.GetProperty("verificationMethod").GetString()!,
                written.GetProperty("created").GetDateTimeOffset());
            var document = Encoding.UTF8.GetBytes(secured[..cut] + "}");
            return Base58.Decode(written.GetProperty("proofValue").GetString()![1..], SignatureLength) is { } signature
                && proof.Attach(document, signature) == secured
                ? new Secured(proof, document, proof.ToSign(document), signature)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException or FormatException
            or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> document) => JsonDocument.Parse(document.ToArray(), Strictly);

    private static byte[] Hashed(JsonElement document, JsonObject options)
    {
        options.Insert(0, "@context", JsonNode.Parse(document.GetProperty("@context").GetRawText()));
        using var configuration = JsonDocument.Parse(options.ToJsonString());
        return [.. Hash(configuration.RootElement), .. Hash(document)];
    }

    private static byte[] Hash(JsonElement element) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(RdfCanonicalizer.Canonicalize(element)));

    private JsonObject Options() => new()
    {
        ["type"] = "DataIntegrityProof",
        ["cryptosuite"] = Cryptosuite,
        ["created"] = OpenBadge.Time(Created),
        ["verificationMethod"] = VerificationMethod,
        ["proofPurpose"] = "assertionMethod",
    };

    /// <param name="Document">The bytes that were secured, without their proof.</param>
    internal sealed record Secured(DataIntegrityProof Proof, byte[] Document, byte[] Signed, byte[] Signature);
}
