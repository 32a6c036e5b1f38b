using Platform.Certifications.Batches;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class CertificateEndpoints
{
    internal static void MapCertificates(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/certificates").WithTags("Certificates")
            .RequireAuthorization(Scopes.CertificatesRead);
        reading.MapGet("", ListCertificates.Handle)
            .WithSummary("Danh sách giấy xác nhận · List certificates");
        reading.MapGet("/{id:guid}", GetCertificate.Handle)
            .WithSummary("Một giấy xác nhận · One certificate");
        reading.MapGet("/{id:guid}/history", GetHistory.Handle)
            .WithSummary("Lịch sử một giấy xác nhận · History of a certificate");

        var writing = endpoints.MapGroup("/certificates/{id:guid}").WithTags("Certificates")
            .RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
        writing.MapPost("/revoke", RevokeCertificate.Handle)
            .WithSummary("Thu hồi giấy xác nhận · Revoke a certificate");
        writing.MapPost("/suspend", SuspendCertificate.Handle)
            .WithSummary("Tạm dừng hiệu lực · Suspend a certificate");
        writing.MapPost("/reinstate", ReinstateCertificate.Handle)
            .WithSummary("Cho hiệu lực trở lại · Reinstate a suspended certificate");
        writing.MapPost("/reissue", ReissueCertificate.Handle)
            .WithSummary("Cấp lại giấy xác nhận · Reissue a corrected certificate");
        writing.MapPost("/renew", RenewCertificate.Handle)
            .WithSummary("Gia hạn giấy xác nhận · Renew a certificate");
        writing.MapPost("/share-links", ShareCertificate.Handle)
            .WithSummary("Đường dẫn người học chia sẻ họ tên · A link by which the holder shares the name");
        endpoints.MapBatches();
    }
}
