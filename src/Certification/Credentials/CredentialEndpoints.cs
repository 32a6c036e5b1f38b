using Platform.Certifications.Certificates;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Credentials;

/// <summary>What signed bytes point to. These addresses stand in certificates: they stay for ever.</summary>
internal static class CredentialEndpoints
{
    internal static void MapCredentials(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Credentials").RequireAuthorization(VerificationEndpoints.Policy);
        group.MapGet("/credentials/{publicId}", GetCredential.Handle)
            .WithSummary("Giấy xác nhận dạng Open Badges 3.0 · The certificate as Open Badges 3.0")
            .Produces(
                StatusCodes.Status200OK, contentType: StoredBytes.VerifiableCredential,
                additionalContentTypes: [StoredBytes.JsonLd, StoredBytes.Json]);
        group.MapGet("/credentials/{publicId}.jwt", GetCredentialToken.Handle)
            .WithSummary("Giấy xác nhận dạng VC-JWT · The certificate as VC-JWT")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
        group.MapGet("/credentials/{publicId}.svg", GetBadge.Handle)
            .WithSummary("Huy hiệu có nhúng giấy xác nhận · The badge with the certificate baked in")
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml");
        group.MapGet("/credentials/{publicId}.png", GetBadgePicture.Handle)
            .WithSummary("Huy hiệu dạng PNG có nhúng giấy xác nhận · The badge as PNG with the certificate baked in")
            .Produces(StatusCodes.Status200OK, contentType: "image/png");
        group.MapGet("/achievements/{code}/{version:int}", GetAchievement.Handle)
            .WithSummary("Định nghĩa thành tích · Definition of an achievement")
            .Produces(StatusCodes.Status200OK, contentType: StoredBytes.Json);
        group.MapGet("/.well-known/did.json", GetDidDocument.Handle)
            .WithSummary("Tài liệu DID của nền tảng · DID document of the platform")
            .Produces(StatusCodes.Status200OK, contentType: StoredBytes.Json);
        group.MapGet("/issuers/{issuer}/did.json", GetIssuerDidDocument.Handle)
            .WithSummary("Tài liệu DID của đơn vị cấp · DID document of an issuer")
            .Produces(StatusCodes.Status200OK, contentType: StoredBytes.Json);
        group.MapGet("/keys/{keyId}", GetKey.Handle)
            .WithSummary("Một khoá công khai · One public key");
        endpoints.MapStatusLists();
    }
}
