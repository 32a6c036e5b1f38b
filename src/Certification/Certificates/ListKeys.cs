using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Certificates;

/// <summary>The public keys as a JWK set (RFC 7517), those that sign no more included.</summary>
internal static class ListKeys
{
    /// <param name="Keys">Every key that is believed.</param>
    public sealed record Response(IReadOnlyList<GetKey.Response> Keys);

    internal static Ok<Response> Handle(IssuerKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        var believed = keys.All.Where(key => key.State is not KeyState.Compromised);
        return TypedResults.Ok(new Response([.. believed.Select(key => GetKey.Jwk(key, keys.At))]));
    }
}
