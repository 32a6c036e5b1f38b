using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>Who the platform is and by which keys its certificates are believed (did:web).</summary>
internal static class GetDidDocument
{
    internal static FileContentHttpResult Handle(HttpContext http, IssuerKeys keys) =>
        Answer(http, keys, PublicAddress.Platform);

    // JSON whatever is asked for: resolvers ask for types of their own and fail on a 406.
    internal static FileContentHttpResult Answer(HttpContext http, IssuerKeys keys, string issuer) => StoredBytes.Of(
        http, DidDocument.Of(issuer, keys.Of(issuer), keys.At).ToJsonString(OpenBadge.Spelling), StoredBytes.Json,
        TimeSpan.FromMinutes(5));
}
