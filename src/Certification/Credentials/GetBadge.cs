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

/// <summary>The badge as PNG: the code of the verify page, with the signed certificate in the file.</summary>
internal static class GetBadgePicture
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string publicId, HttpContext http, CertificationDbContext db, CredentialCheck check, PublicAddress at,
        CancellationToken cancellationToken)
    {
        if (await db.NewestIssuance(publicId, cancellationToken) is not { Credential: { } credential } issuance
            || check.Open(issuance) is null)
            return TypedResults.NotFound();

        var picture = BadgePicture.Of(credential, at.Verification(publicId));
        return StoredBytes.Of(http, picture, "image/png", GetCredential.Age);
    }
}
