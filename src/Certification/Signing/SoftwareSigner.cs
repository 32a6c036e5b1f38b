using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Platform.Certifications.Signing;

/// <summary>RS256 with a key from configuration: deterministic (PKCS#1 v1.5), and every verifier knows it.</summary>
internal sealed class SoftwareSigner : IIssuerSigner, IDisposable
{
    private readonly RSA key;

    public SoftwareSigner(IOptions<CertificationOptions> options)
    {
        key = RsaKeys.ReadPrivate(options.Value.SigningKey);
        KeyId = RsaKeys.Thumbprint(key.ExportParameters(includePrivateParameters: false));
    }

    public string KeyId { get; }

    public string Algorithm => "RS256";

    public ValueTask<byte[]> Sign(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        lock (key) // an RSA object is not promised to be safe for concurrent use
            return ValueTask.FromResult(key.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose() => key.Dispose();
}
