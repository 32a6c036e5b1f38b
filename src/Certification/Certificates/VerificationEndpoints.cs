namespace Platform.Certifications.Certificates;

/// <summary>What anybody may ask, without a token.</summary>
internal static class VerificationEndpoints
{
    /// <summary>Name of the policy that lets everybody in: open on purpose, not by omission.</summary>
    internal const string Policy = "public-verification";

    internal static void MapVerification(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Verification").RequireAuthorization(Policy);
        group.MapGet("/verify/{publicId}", VerifyCertificate.Handle)
            .WithSummary("Kiểm tra giấy xác nhận · Verify a certificate")
            .Produces<VerifyCertificate.Response>()
            .Produces<VerifyCertificate.Response>(StatusCodes.Status404NotFound);
        group.MapGet("/keys", ListKeys.Handle)
            .WithSummary("Khoá công khai để kiểm tra chữ ký · Public keys of the signatures");
    }
}
