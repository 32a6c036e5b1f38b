using Platform.ServiceDefaults;

namespace Platform.Learners.AreaImports;

internal static class AreaImportEndpoints
{
    internal static void MapAreaImports(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/areas/imports").WithTags("Area lists");
        group.MapPost("", ImportAreas.Handle)
            .WithSummary("Nạp danh mục chính thức, có chạy thử · Load an official list of communes, or only report")
            .Accepts<string>("text/csv").RequireAuthorization(Scopes.AreasReorganise);
        group.MapGet("/{id:guid}", GetAreaImport.Handle)
            .WithSummary("Một lần nạp danh mục · One load of an official list")
            .RequireAuthorization(Scopes.AreasRead);
    }
}
