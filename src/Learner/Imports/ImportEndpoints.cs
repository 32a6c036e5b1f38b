using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

internal static class ImportEndpoints
{
    internal static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/imports").WithTags("Imports");
        group.MapPost("", StartImport.Handle).Accepts<string>("text/csv").RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("/{id:guid}", GetImport.Handle).RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}/errors", ListImportErrors.Handle).RequireAuthorization(Scopes.LearnersRead);
    }
}
