using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class CertificateEndpoints
{
    internal static void MapCertificates(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/certificates").WithTags("Certificates")
            .RequireAuthorization(Scopes.CertificatesRead);
        group.MapGet("", ListCertificates.Handle);
        group.MapGet("/{id:guid}", GetCertificate.Handle);
        group.MapPost("/{id:guid}/revoke", RevokeCertificate.Handle)
            .RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
    }
}
