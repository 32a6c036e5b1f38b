using System.Security.Cryptography;

namespace Platform.Certifications.Signing;

/// <summary>Keys as they stand in configuration.</summary>
internal static class KeyTexts
{
    internal const int MinimumRsaBits = 2048;

    // The only PKCS#8 and SubjectPublicKeyInfo there are for a key of this kind (RFC 8410) start with these bytes.
    private static readonly byte[] Ed25519PrivateStart = Convert.FromHexString("302e020100300506032b657004220420");
    private static readonly byte[] Ed25519PublicStart = Convert.FromHexString("302a300506032b6570032100");

    /// <exception cref="CryptographicException">The text is no RSA private key, or one too short.</exception>
    internal static RSA RsaPrivate(string text)
    {
        var rsa = RSA.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
                rsa.ImportFromPem(text);
            else
                rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
            RefuseShort(rsa.KeySize);
            rsa.ExportParameters(includePrivateParameters: true);
            return rsa;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            rsa.Dispose();
            throw new CryptographicException("The text is neither PEM nor PKCS#8 in base64.", exception);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    internal static RSAParameters RsaPublic(string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (ArgumentException exception)
        {
            throw new CryptographicException("The text is no PEM.", exception);
        }

        RefuseShort(rsa.KeySize);
        return rsa.ExportParameters(includePrivateParameters: false);
    }

    internal static byte[] Ed25519Private(string text) => Ed25519Bytes(text, Ed25519PrivateStart);

    internal static byte[] Ed25519Public(string text) => Ed25519Bytes(text, Ed25519PublicStart);

    internal static string NewEd25519Private() =>
        Convert.ToBase64String([.. Ed25519PrivateStart, .. RandomNumberGenerator.GetBytes(Ed25519.KeyLength)]);

    internal static string Ed25519PublicPem(ReadOnlySpan<byte> key) =>
        PemEncoding.WriteString("PUBLIC KEY", [.. Ed25519PublicStart, .. key]);

    private static byte[] Ed25519Bytes(string text, byte[] start)
    {
        try
        {
            var base64 = PemEncoding.TryFind(text, out var pem) ? text[pem.Base64Data] : text;
            var bytes = Convert.FromBase64String(base64);
            return bytes.Length == start.Length + Ed25519.KeyLength && bytes.AsSpan().StartsWith(start)
                ? bytes[start.Length..]
                : throw new CryptographicException("The text is no Ed25519 key.");
        }
        catch (FormatException exception)
        {
            throw new CryptographicException("The text is neither PEM nor base64.", exception);
        }
    }

    private static void RefuseShort(int bits)
    {
        if (bits < MinimumRsaBits)
            throw new CryptographicException($"The key has {bits} bits; at least {MinimumRsaBits} are needed.");
    }
}
