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
        group.MapGet("/{id:guid}", GetImport.Handle)
            .WithSummary("Tiến độ nạp danh sách · Progress of an import")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}/errors", ListImportErrors.Handle)
            .WithSummary("Các dòng bị từ chối · Rejected rows of an import")
            .RequireAuthorization(Scopes.LearnersRead);
    }
}
