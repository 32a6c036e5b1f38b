using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

internal static class BatchEndpoints
{
    internal static void MapBatches(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Batches");
        var reading = group.MapGroup("/certificate-batches").RequireAuthorization(Scopes.CertificatesRead);
        reading.MapGet("", ListBatches.Handle)
            .WithSummary("Các danh sách cấp và đính chính · List bulk issues and corrections");
        reading.MapGet("/{id:guid}", GetBatch.Handle)
            .WithSummary("Tiến độ một danh sách · Progress of a list");
        reading.MapGet("/{id:guid}/rows", ListBatchRows.Handle)
            .WithSummary("Kết quả từng dòng · What became of each row");

        var proposing = group.MapGroup("").RequireAuthorization(Scopes.CertificatesWrite).RequireIdempotencyKey();
        proposing.MapPost("/certificates/bulk-issues", ProposeIssue.Handle)
            .WithSummary("Cấp giấy theo danh sách · Issue by a list");
        proposing.MapPost("/certificates/bulk-corrections", ProposeCorrection.Handle)
            .WithSummary("Đề xuất đính chính theo danh sách · Propose to correct a list of wrong issues");
        proposing.MapPost("/certificate-batches/{id:guid}/cancel", CancelBatch.Handle)
            .WithSummary("Dừng danh sách trước khi chạy · Stop a list before it runs");

        var deciding = group.MapGroup("/certificate-batches/{id:guid}")
            .RequireAuthorization(Scopes.CertificatesApprove).RequireIdempotencyKey();
        deciding.MapPost("/approve", ApproveBatch.Handle)
            .WithSummary("Duyệt danh sách do người khác đề xuất · Approve a list somebody else proposed");
        deciding.MapPost("/refuse", RefuseBatch.Handle)
            .WithSummary("Từ chối danh sách · Refuse a list");
    }
}
