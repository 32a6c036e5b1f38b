using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Certifications.Credentials;

/// <summary>The same certificate as a token (VC-JWT of Open Badges 3.0, RS256).</summary>
internal static class GetCredentialToken
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string publicId, HttpContext http, CertificationDbContext db, CancellationToken cancellationToken) =>
        await db.NewestIssuance(publicId, cancellationToken) is { Credential: not null, Artefact: var token }
            ? StoredBytes.Of(http, token, "text/plain", GetCredential.Age)
            : TypedResults.NotFound();
}
