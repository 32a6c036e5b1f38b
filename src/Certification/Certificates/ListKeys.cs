using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Certificates;

/// <summary>The public keys by which anybody can check the signatures, today&apos;s and earlier ones.</summary>
internal static class ListKeys
{
    /// <param name="Keys">The keys as a JWK set (RFC 7517).</param>
    public sealed record Response(IReadOnlyList<Dictionary<string, string>> Keys);

    internal static Ok<Response> Handle(IssuerKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new Response(keys.Jwks));
    }
}
