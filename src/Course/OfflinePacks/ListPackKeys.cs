using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Courses.OfflinePacks;

/// <summary>The public keys by which a phone judges whether a pack is ours.</summary>
internal static class ListPackKeys
{
    /// <param name="Keys">A JWK set (RFC 7517).</param>
    public sealed record Response(IReadOnlyList<Dictionary<string, string>> Keys);

    internal static Ok<Response> Handle(PackSigner signer) => TypedResults.Ok(new Response(signer.Keys));
}
