using System.Security.Cryptography;

namespace Platform.Certifications.Signing;

/// <summary>
/// A key certificates are signed with or were. Its name is its thumbprint (RFC 7638) and not something configured: two
/// replicas cannot mean different keys by one name.
/// </summary>
internal sealed class IssuerKey
{
    internal const string EdDsa = "EdDSA";
    internal const string Rs256 = "RS256";

    private readonly IssuingKeyOptions options;

    /// <exception cref="CryptographicException">The entry holds no key of its algorithm.</exception>
    internal IssuerKey(IssuingKeyOptions options)
    {
        this.options = options;
        Public = options.PrivateKey.Length > 0
            ? PublicKey.OfPrivate(options.Algorithm, options.PrivateKey)
            : PublicKey.Read(options.Algorithm, options.PublicKey);
    }

    internal PublicKey Public { get; }

    internal string KeyId => Public.Thumbprint;

    internal string Algorithm => options.Algorithm;

    internal string Unit => options.Unit;

    internal DateTimeOffset From => options.From;

    internal DateTimeOffset Until => options.Until;

    internal KeyState State => options.State;

    internal DateTimeOffset? CompromisedAt => options.CompromisedAt;

    internal bool MaySign(DateTimeOffset now) => State is KeyState.Active && From <= now && now < Until;

    /// <summary>
    /// True where what it signed is its owner's word: it was in the signed log before anybody else had the key. A time
    /// that is only written beside a signature says nothing, for a thief writes it too.
    /// </summary>
    internal bool IsBelieved(DateTimeOffset? witnessedAt) =>
        State is not KeyState.Compromised || witnessedAt < CompromisedAt;

    internal IIssuerSigner NewSigner(KeyModule module) => options.Label.Length > 0
        ? new ModuleSigner(this, options.Label, module)
        : new SoftwareSigner(KeyId, Algorithm, options.PrivateKey);
}
