using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Signing;

/// <summary>
/// The public keys by which certificates are judged. They come from configuration and not from the database:
/// whoever can change a certificate's row must not be able to change the key that judges it.
/// </summary>
internal sealed class IssuerKeys
{
    private readonly Dictionary<string, RSAParameters> keys = [];

    public IssuerKeys(IOptions<CertificationOptions> options)
    {
        using (var current = RsaKeys.ReadPrivate(options.Value.SigningKey))
            Add(current.ExportParameters(includePrivateParameters: false));
        foreach (var pem in options.Value.RetiredKeys)
            Add(RsaKeys.ReadPublic(pem));
    }

    /// <summary>The keys as a JWK set (RFC 7517).</summary>
    internal IReadOnlyList<Dictionary<string, string>> Jwks => [.. keys.Select(key => new Dictionary<string, string>
    {
        ["kty"] = "RSA",
        ["use"] = "sig",
        ["alg"] = "RS256",
        ["kid"] = key.Key,
        ["n"] = Base64Url.EncodeToString(key.Value.Modulus),
        ["e"] = Base64Url.EncodeToString(key.Value.Exponent),
    })];

    /// <summary>The signed payload, or null where the artefact is not exactly what one of our keys signed.</summary>
    internal byte[]? Open(string artefact)
    {
        if (Jws.Parse(artefact) is not { } jws)
            return null;
        return Confirms(jws.KeyId, jws.SigningInput, jws.Signature) ? jws.Payload : null;
    }

    /// <summary>Whether one of our keys, the one of that name, signed the bytes.</summary>
    internal bool Confirms(string keyId, byte[] data, byte[] signature)
    {
        if (!keys.TryGetValue(keyId, out var parameters))
            return false;
        using var rsa = RSA.Create(parameters);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private void Add(RSAParameters key) => keys[RsaKeys.Thumbprint(key)] = key;
}
