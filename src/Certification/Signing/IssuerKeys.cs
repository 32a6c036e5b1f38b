using Microsoft.Extensions.Options;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.Signing;

/// <summary>
/// The keys by which certificates are signed and judged. They come from configuration and not from the database:
/// whoever can change a certificate's row must not be able to change the key that judges it.
/// </summary>
internal sealed class IssuerKeys(IOptions<CertificationOptions> options, PublicAddress at) : IDisposable
{
    private readonly IReadOnlyList<IssuerKey> keys = [.. options.Value.Keys.Select(key => new IssuerKey(key))];
    private readonly Dictionary<string, IIssuerSigner> signers = [];
    private readonly KeyModule module = new(options.Value.Module);

    internal IReadOnlyList<IssuerKey> All => keys;

    /// <summary>Where the keys and all they sign are published.</summary>
    internal PublicAddress At => at;

    /// <summary>The issuers there are, with a DID document each.</summary>
    internal IEnumerable<string> Units => keys.Select(key => key.Unit).Distinct();

    internal IEnumerable<IssuerKey> Of(string unit) => keys.Where(key => key.Unit == unit);

    internal IssuerKey? Find(string? keyId) => keys.FirstOrDefault(key => key.KeyId == keyId);

    /// <summary>Whether the key of that name signed the bytes.</summary>
    internal bool Confirms(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        Find(keyId)?.Public.Verify(data, signature) is true;

    /// <summary>Who issues: the programme, else the nearest area that has keys, else the platform.</summary>
    internal string IssuerOf(string criterionCode, IEnumerable<Guid> path) =>
        new[] { criterionCode }.Concat(path.Reverse().Select(area => area.ToString()))
            .FirstOrDefault(unit => keys.Any(key => key.Unit == unit)) ?? PublicAddress.Platform;

    /// <summary>The pair that signs for an issuer now, or null: what is to be signed waits.</summary>
    internal (IssuerKey Proof, IssuerKey Token)? PairOf(string unit, DateTimeOffset now) =>
        Newest(unit, IssuerKey.EdDsa, now) is { } proof && Newest(unit, IssuerKey.Rs256, now) is { } token
            ? (proof, token)
            : null;

    internal IssuerKey? Newest(string unit, string algorithm, DateTimeOffset now) => Of(unit)
        .Where(key => key.Algorithm == algorithm && key.MaySign(now))
        .OrderByDescending(key => key.From).FirstOrDefault();

    internal IIssuerSigner SignerOf(IssuerKey key)
    {
        lock (signers)
        {
            if (!signers.TryGetValue(key.KeyId, out var signer))
                signers.Add(key.KeyId, signer = key.NewSigner(module));
            return signer;
        }
    }

    public void Dispose()
    {
        foreach (var signer in signers.Values.OfType<IDisposable>())
            signer.Dispose();
        module.Dispose();
    }
}
