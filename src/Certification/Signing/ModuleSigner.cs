using System.Security.Cryptography;

namespace Platform.Certifications.Signing;

/// <summary>
/// Signs with a key that lies in the key module. Each signature is checked before it is handed out: of a label that
/// names another key than the published one no certificate must bear a trace.
/// </summary>
internal sealed class ModuleSigner(IssuerKey key, string label, KeyModule module) : IIssuerSigner
{
    public string KeyId => key.KeyId;

    public string Algorithm => key.Algorithm;

    public ValueTask<byte[]> Sign(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var signature = module.Sign(label, Algorithm, data.ToArray());
        return key.Public.Verify(data.Span, signature)
            ? ValueTask.FromResult(signature)
            : throw new CryptographicException($"Key {label} of the module is not the one that is published.");
    }
}
