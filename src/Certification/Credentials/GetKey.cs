using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The public key a token names, as a JWK. A compromised one is not handed out any more: whoever asks for it must not
/// believe the token.
/// </summary>
internal static class GetKey
{
    internal static Results<Ok<Dictionary<string, string>>, NotFound> Handle(
        string keyId, IssuerKeys keys, HttpResponse response)
    {
        if (keys.Find(keyId) is not { State: not KeyState.Compromised } key)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Ok(Jwk(key, keys.At));
    }

    internal static Dictionary<string, string> Jwk(IssuerKey key, PublicAddress at) => new(key.Public.Jwk)
    {
        ["use"] = "sig",
        ["alg"] = key.Algorithm,
        ["kid"] = at.Key(key.KeyId),
    };
}
