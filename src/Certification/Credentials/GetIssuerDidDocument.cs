using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>Who a province or a programme with keys of its own is (did:web).</summary>
internal static class GetIssuerDidDocument
{
    internal static Results<FileContentHttpResult, NotFound> Handle(string issuer, HttpContext http, IssuerKeys keys) =>
        issuer != PublicAddress.Platform && keys.Units.Contains(issuer)
            ? GetDidDocument.Answer(http, keys, issuer)
            : TypedResults.NotFound();
}
