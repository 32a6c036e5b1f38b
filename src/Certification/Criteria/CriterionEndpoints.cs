using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

internal static class CriterionEndpoints
{
    internal static void MapCriteria(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/assurance-levels", ListAssuranceLevels.Handle).WithTags("Criteria")
            .WithSummary("Các mức độ bảo đảm · Assurance levels").RequireAuthorization(Scopes.CertificatesRead);

        var reading = endpoints.MapGroup("/criteria").WithTags("Criteria")
            .RequireAuthorization(Scopes.CertificatesRead);
        reading.MapGet("", ListCriteria.Handle)
            .WithSummary("Danh sách tiêu chí cấp giấy · List criteria");
        reading.MapGet("/{id:guid}", GetCriterion.Handle)
            .WithSummary("Một phiên bản tiêu chí · One version of a criterion");

        var writing = endpoints.MapGroup("/criteria").WithTags("Criteria")
            .RequireAuthorization(Scopes.CertificatesWrite);
        writing.MapPost("", DefineCriterion.Handle)
            .WithSummary("Soạn tiêu chí hoặc phiên bản mới · Define a criterion or its next version")
            .RequireIdempotencyKey();
        writing.MapPut("/{id:guid}", ReviseCriterion.Handle)
            .WithSummary("Sửa bản nháp · Revise a draft");
        writing.MapPost("/{id:guid}/publish", PublishCriterionVersion.Handle)
            .WithSummary("Công bố phiên bản · Publish a version").RequireIdempotencyKey();
    }
}
