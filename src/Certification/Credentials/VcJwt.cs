using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The credential as a JWT, the second form Open Badges 3.0 knows: the members of the credential themselves, and the
/// registered claims that say the same. Its header has algorithm, type and address of the key, nothing else.
/// </summary>
internal static class VcJwt
{
    private const string Algorithm = "RS256";

    /// <summary>Header and payload, the text that is signed.</summary>
    internal static string ToSign(ReadOnlySpan<byte> document, string keyUrl) =>
        $"{Base64Url.EncodeToString(Header(keyUrl))}.{Base64Url.EncodeToString(Payload(document))}";

    /// <summary>Address of the key a token names, or null where its header is not one we write.</summary>
    internal static string? KeyOf(string token)
    {
        var header = token.Split('.')[0];
        if (!Base64Url.IsValid(header))
            return null;
        try
        {
            var keyUrl = JsonNode.Parse(Base64Url.DecodeFromChars(header))?["kid"]?.GetValue<string>();
            return keyUrl is not null && Base64Url.EncodeToString(Header(keyUrl)) == header ? keyUrl : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Header(string keyUrl) => Encoding.UTF8.GetBytes(
        new JsonObject { ["alg"] = Algorithm, ["typ"] = "JWT", ["kid"] = keyUrl }.ToJsonString(OpenBadge.Spelling));

    private static byte[] Payload(ReadOnlySpan<byte> document)
    {
        using var credential = JsonDocument.Parse(document.ToArray());
        var root = credential.RootElement;
        var claims = new JsonObject
        {
            ["iss"] = root.GetProperty("issuer").GetProperty("id").GetString(),
            ["jti"] = root.GetProperty("id").GetString(),
            ["sub"] = root.GetProperty("credentialSubject").GetProperty("id").GetString(),
            ["nbf"] = root.GetProperty("validFrom").GetDateTimeOffset().ToUnixTimeSeconds(),
        };
        if (root.TryGetProperty("validUntil", out var until))
            claims["exp"] = until.GetDateTimeOffset().ToUnixTimeSeconds();
        // Spliced, not written anew: the members of the credential keep the bytes they have in the other form.
        var claimed = Encoding.UTF8.GetBytes(claims.ToJsonString(OpenBadge.Spelling));
        return [.. document[..^1], (byte)',', .. claimed.AsSpan(1)];
    }
}
