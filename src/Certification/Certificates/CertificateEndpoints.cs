using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class CertificateEndpoints
{
    internal static void MapCertificates(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/certificates").WithTags("Certificates")
            .RequireAuthorization(Scopes.CertificatesRead);
        group.MapGet("", ListCertificates.Handle)
            .WithSummary("Danh sách giấy xác nhận · List certificates");
        group.MapGet("/{id:guid}", GetCertificate.Handle)
            .WithSummary("Một giấy xác nhận · One certificate");
        group.MapPost("/{id:guid}/revoke", RevokeCertificate.Handle)
            .WithSummary("Thu hồi giấy xác nhận · Revoke a certificate")
            .RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
    }
}
