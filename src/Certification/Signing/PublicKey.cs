using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.Signing;

/// <summary>What the world knows of a key, in the forms the world asks for.</summary>
internal abstract record PublicKey
{
    /// <summary>RFC 7638: the required members in alphabetical order, no white space.</summary>
    internal string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(ThumbprintInput)));

    /// <summary>The members of its JWK (RFC 7517, RFC 8037).</summary>
    internal abstract Dictionary<string, string> Jwk { get; }

    protected abstract string ThumbprintInput { get; }

    internal abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <exception cref="CryptographicException">The text is no such key.</exception>
    internal static PublicKey OfPrivate(string algorithm, string text)
    {
        if (algorithm is IssuerKey.EdDsa)
            return new Ed25519Key(Ed25519.PublicKeyOf(KeyTexts.Ed25519Private(text)));
        using var rsa = KeyTexts.RsaPrivate(text);
        return new RsaKey(rsa.ExportParameters(includePrivateParameters: false));
    }

    /// <exception cref="CryptographicException">The text is no such key.</exception>
    internal static PublicKey Read(string algorithm, string pem) => algorithm is IssuerKey.EdDsa
        ? new Ed25519Key(KeyTexts.Ed25519Public(pem))
        : new RsaKey(KeyTexts.RsaPublic(pem));

    internal sealed record Ed25519Key(byte[] Bytes) : PublicKey
    {
        /// <summary>multibase of the multicodec <c>ed25519-pub</c> and the key.</summary>
        internal string Multibase => "z" + Base58.Encode([0xed, 0x01, .. Bytes]);

        internal override Dictionary<string, string> Jwk => new()
        {
            ["kty"] = "OKP",
            ["crv"] = "Ed25519",
            ["x"] = Base64Url.EncodeToString(Bytes),
        };

        protected override string ThumbprintInput =>
            $$"""{"crv":"Ed25519","kty":"OKP","x":"{{Base64Url.EncodeToString(Bytes)}}"}""";

        internal override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
            Ed25519.Verify(Bytes, data, signature);
    }

    internal sealed record RsaKey(RSAParameters Parameters) : PublicKey
    {
        internal override Dictionary<string, string> Jwk => new()
        {
            ["kty"] = "RSA",
            ["n"] = Modulus,
            ["e"] = Exponent,
        };

        protected override string ThumbprintInput => $$"""{"e":"{{Exponent}}","kty":"RSA","n":"{{Modulus}}"}""";

        private string Modulus => Base64Url.EncodeToString(Parameters.Modulus);

        private string Exponent => Base64Url.EncodeToString(Parameters.Exponent);

        internal override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        {
            using var rsa = RSA.Create(Parameters);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }
}
