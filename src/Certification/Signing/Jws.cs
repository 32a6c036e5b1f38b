using System.Buffers.Text;
using System.Text;

namespace Platform.Certifications.Signing;

/// <summary>
/// JWS in compact form (RFC 7515). A text has one spelling: lenient readers of base64url accept several of one
/// signature, and a certificate must have one.
/// </summary>
internal sealed record Jws(string KeyId, byte[] Payload, byte[] SigningInput, byte[] Signature)
{
    internal static string Compact(string signingInput, byte[] signature) =>
        $"{signingInput}.{Base64Url.EncodeToString(signature)}";

    /// <summary>True where the text is exactly that input with a true signature of the key.</summary>
    internal static bool Verify(string text, string signingInput, IssuerKey key) =>
        text.StartsWith(signingInput + ".", StringComparison.Ordinal)
        && Decode(text[(signingInput.Length + 1)..]) is { } signature
        && key.Algorithm is IssuerKey.Rs256
        && key.Public.Verify(Encoding.ASCII.GetBytes(signingInput), signature);

    /// <summary>
    /// The form of the first certificates, which had a header of algorithm and thumbprint; none is written any more.
    /// </summary>
    internal static Jws? Parse(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature])
            return null;
        if (Decode(header) is not { } headerBytes || Decode(payload) is not { } payloadBytes
            || Decode(signature) is not { } signatureBytes)
            return null;
        var keyId = KeyIdOf(Encoding.UTF8.GetString(headerBytes));
        if (header != Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"RS256","kid":"{{keyId}}"}""")))
            return null;
        return new Jws(keyId, payloadBytes, Encoding.ASCII.GetBytes($"{header}.{payload}"), signatureBytes);
    }

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
