using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

internal static class ConfirmationEndpoints
{
    internal static void MapConfirmations(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/confirmations").WithTags("Confirmations")
            .RequireAuthorization(Scopes.CertificatesRead);
        reading.MapGet("", ListConfirmations.Handle)
            .WithSummary("Danh sách xác nhận trên VNeID · List confirmations on VNeID");
        reading.MapGet("/{id:guid}", GetConfirmation.Handle)
            .WithSummary("Một xác nhận trên VNeID · One confirmation on VNeID");
        endpoints.MapPost("/confirmations", SubmitConfirmation.Handle).WithTags("Confirmations")
            .WithSummary("Gửi xác nhận trên VNeID · Have a certificate confirmed on VNeID")
            .RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
    }
}
