using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Certificates;

internal static class ListKeys
{
    public sealed record Response(IReadOnlyList<Dictionary<string, string>> Keys);

    internal static Ok<Response> Handle(IssuerKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new Response(keys.Jwks));
    }
}
