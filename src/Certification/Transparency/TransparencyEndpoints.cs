using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Transparency;

internal static class TransparencyEndpoints
{
    internal static void MapTransparency(this IEndpointRouteBuilder endpoints)
    {
        var log = endpoints.MapGroup("/transparency").WithTags("Transparency")
            .RequireAuthorization(VerificationEndpoints.Policy);
        log.MapGet("/checkpoint", GetCheckpoint.Handle)
            .WithSummary("Điểm kiểm đã ký của sổ minh bạch · Signed checkpoint of the log of certificates")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
        log.MapGet("/proofs", GetInclusionProof.Handle)
            .WithSummary("Bằng chứng có trong sổ minh bạch · Proof that a certificate stands in the log");
        log.MapGet("/consistency", GetConsistencyProof.Handle)
            .WithSummary("Bằng chứng sổ chỉ được ghi thêm · Proof that the log was only added to");
        log.MapGet("/entries", ListLogEntries.Handle)
            .WithSummary("Các mục của sổ minh bạch · Entries of the log");

        endpoints.MapGroup("/certificate-findings").WithTags("Findings")
            .RequireAuthorization(Scopes.OperationsRead)
            .MapGet("", ListFindings.Handle)
            .WithSummary("Sai lệch của giấy xác nhận · What is wrong with certificates");
    }
}
