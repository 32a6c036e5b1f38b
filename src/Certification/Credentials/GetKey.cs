using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The public key a token names, as a JWK. A compromised one is not handed out any more: whoever asks for it must not
/// believe the token.
/// </summary>
internal static class GetKey
{
    /// <param name="Kty">Kind of key (RFC 7517). <example>OKP</example></param>
    /// <param name="Use">What it is for: signatures. <example>sig</example></param>
    /// <param name="Alg">How it signs. <example>EdDSA</example></param>
    /// <param name="Kid">Where it is found; its last part is its thumbprint (RFC 7638).
    /// <example>https://bdhvs.example/keys/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k</example></param>
    public sealed record Response(string Kty, string Use, string Alg, string Kid)
    {
        /// <summary>Curve of an OKP key. <example>Ed25519</example></summary>
        public string? Crv { get; init; }

        /// <summary>Point of an OKP key. <example>11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo</example></summary>
        public string? X { get; init; }

        /// <summary>Modulus of an RSA key. <example>0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbf</example>
        /// </summary>
        public string? N { get; init; }

        /// <summary>Exponent of an RSA key. <example>AQAB</example></summary>
        public string? E { get; init; }
    }

    internal static Results<Ok<Response>, NotFound> Handle(string keyId, IssuerKeys keys, HttpResponse response)
    {
        if (keys.Find(keyId) is not { State: not KeyState.Compromised } key)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Ok(Jwk(key, keys.At));
    }

    internal static Response Jwk(IssuerKey key, PublicAddress at)
    {
        var members = key.Public.Jwk;
        return new Response(members["kty"], "sig", key.Algorithm, at.Key(key.KeyId))
        {
            Crv = members.GetValueOrDefault("crv"),
            X = members.GetValueOrDefault("x"),
            N = members.GetValueOrDefault("n"),
            E = members.GetValueOrDefault("e"),
        };
    }
}
