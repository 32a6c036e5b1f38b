using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Certifications.Signing;

/// <summary>Reading and naming RSA keys.</summary>
internal static class RsaKeys
{
    internal const int MinimumBits = 2048;

    /// <exception cref="CryptographicException">The text is no RSA private key, or one too short.</exception>
    internal static RSA ReadPrivate(string text)
    {
        var rsa = RSA.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
                rsa.ImportFromPem(text);
            else
                rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
            if (rsa.KeySize < MinimumBits)
                throw new CryptographicException($"The key has {rsa.KeySize} bits; at least {MinimumBits} are needed.");
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

    internal static RSAParameters ReadPublic(string pem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa.ExportParameters(includePrivateParameters: false);
    }

    /// <summary>RFC 7638: members in alphabetical order, no white space.</summary>
    internal static string Thumbprint(RSAParameters key)
    {
        var (e, n) = (Base64Url.EncodeToString(key.Exponent), Base64Url.EncodeToString(key.Modulus));
        var jwk = $$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(jwk)));
    }
}
