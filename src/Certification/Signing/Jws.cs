using System.Buffers.Text;
using System.Text;

namespace Platform.Certifications.Signing;

/// <summary>JWS in compact form (RFC 7515), for the one header this service writes.</summary>
internal sealed record Jws(string KeyId, byte[] Payload, byte[] SigningInput, byte[] Signature)
{
    private const string Algorithm = "RS256";

    internal static byte[] ToSign(string algorithm, string keyId, ReadOnlySpan<byte> payload) =>
        Encoding.ASCII.GetBytes($"{Header(algorithm, keyId)}.{Base64Url.EncodeToString(payload)}");

    internal static string Compact(byte[] signingInput, byte[] signature) =>
        $"{Encoding.ASCII.GetString(signingInput)}.{Base64Url.EncodeToString(signature)}";

    internal static byte[] PayloadOf(byte[] signingInput) =>
        Base64Url.DecodeFromUtf8(signingInput.AsSpan(signingInput.IndexOf((byte)'.') + 1));

    /// <summary>
    /// Null where the text is not spelled exactly as <see cref="Compact"/> spells it: lenient readers of base64url
    /// accept several spellings of one signature, and a certificate must have one.
    /// </summary>
    internal static Jws? Parse(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature])
            return null;
        if (Decode(header) is not { } headerBytes || Decode(payload) is not { } payloadBytes
            || Decode(signature) is not { } signatureBytes)
            return null;
        var keyId = KeyIdOf(Encoding.UTF8.GetString(headerBytes));
        if (header != Header(Algorithm, keyId))
            return null;
        return new Jws(keyId, payloadBytes, Encoding.ASCII.GetBytes($"{header}.{payload}"), signatureBytes);
    }

    private static string Header(string algorithm, string keyId) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","kid":"{{keyId}}"}"""));

    // The caller compares the whole header afterwards, so any other header gives a key id that does not fit.
    private static string KeyIdOf(string header) => header.Split('"') is [.., var keyId, "}"] ? keyId : "";

    private static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
