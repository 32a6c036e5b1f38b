using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Certifications.Credentials;

/// <summary>The badge for a profile or a wall: a picture (SVG) in whose file the signed certificate stands.</summary>
internal static class GetBadge
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string publicId, HttpContext http, CertificationDbContext db, CredentialCheck check,
        CancellationToken cancellationToken)
    {
        if (await db.NewestIssuance(publicId, cancellationToken) is not { Credential: { } credential } issuance
            || check.Open(issuance) is not { } content)
            return TypedResults.NotFound();

        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        var image = BadgeImage.Of(credential, content.Title, content.Issuer, content.Number);
        return StoredBytes.Of(http, image, "image/svg+xml", GetCredential.Age);
    }
}
