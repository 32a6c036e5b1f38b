using System.Security.Cryptography;

namespace Platform.Certifications.Signing;

/// <summary>
/// Signs with a key from configuration. Both algorithms are deterministic: Ed25519, and RSA with PKCS#1 v1.5.
/// </summary>
internal sealed class SoftwareSigner : IIssuerSigner, IDisposable
{
    private readonly RSA? rsa;
    private readonly byte[] seed = [];

    public SoftwareSigner(string keyId, string algorithm, string privateKey)
    {
        (KeyId, Algorithm) = (keyId, algorithm);
        if (algorithm is IssuerKey.EdDsa)
            seed = KeyTexts.Ed25519Private(privateKey);
        else
            rsa = KeyTexts.RsaPrivate(privateKey);
    }

    public string KeyId { get; }

    public string Algorithm { get; }

    public ValueTask<byte[]> Sign(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (rsa is null)
            return ValueTask.FromResult(Ed25519.Sign(seed, data.Span));
        lock (rsa) // an RSA object is not promised to be safe for concurrent use
            return ValueTask.FromResult(rsa.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose()
    {
        rsa?.Dispose();
        CryptographicOperations.ZeroMemory(seed);
    }
}
