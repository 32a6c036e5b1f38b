using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

internal static class ImportEndpoints
{
    internal static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/imports").WithTags("Imports");
        group.MapPost("", StartImport.Handle)
            .WithSummary("Nạp danh sách người học từ tệp CSV · Import a list of people")
            .Accepts<string>("text/csv").RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("", ListImports.Handle)
            .WithSummary("Các lần nạp danh sách · List imports")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/template.csv", GetTemplate.Handle)
            .WithSummary("Mẫu danh sách người học · Template of a list of people")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapPost("/{id:guid}/cancel", CancelImport.Handle)
            .WithSummary("Dừng nạp danh sách · Cancel an import")
            .RequireAuthorization(Scopes.LearnersWrite).RequireIdempotencyKey();
        group.MapGet("/{id:guid}", GetImport.Handle)
            .WithSummary("Tiến độ nạp danh sách · Progress of an import")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}/errors", ListImportErrors.Handle)
            .WithSummary("Các dòng bị từ chối · Rejected rows of an import")
            .RequireAuthorization(Scopes.LearnersRead);
    }
}
