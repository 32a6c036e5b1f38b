using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Documents;

internal static class DocumentEndpoints
{
    private const string Pdf = "application/pdf";

    internal static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/certificates/{id:guid}/document", GetDocument.Handle).WithTags("Documents")
            .WithSummary("Bản in giấy xác nhận (PDF) · A certificate to print (PDF)")
            .RequireAuthorization(Scopes.CertificatesRead)
            .Produces(StatusCodes.Status200OK, contentType: Pdf)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        endpoints.MapGet("/verify/{publicId}/document", GetPublicDocument.Handle).WithTags("Documents")
            .WithSummary("Bản in công khai, không ghi họ tên (PDF) · A certificate to print, without a name (PDF)")
            .RequireAuthorization(VerificationEndpoints.Policy)
            .Produces(StatusCodes.Status200OK, contentType: Pdf)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
