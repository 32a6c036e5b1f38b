using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

internal static class ResultImportEndpoints
{
    internal static void MapResultImports(this IEndpointRouteBuilder endpoints)
    {
        var imports = endpoints.MapGroup("/imports/completions").WithTags("Imports")
            .RequireAuthorization(Scopes.CompletionsWrite);
        imports.MapPost("", StartCompletionImport.Handle)
            .WithSummary("Nạp kết quả của nền tảng khác từ tệp CSV · Import results of another platform")
            .Accepts<string>("text/csv");
        imports.MapGet("", ListCompletionImports.Handle)
            .WithSummary("Các lần nạp kết quả · List imports of results");
        imports.MapGet("/{id:guid}", GetCompletionImport.Handle)
            .WithSummary("Tiến độ nạp kết quả · Progress of an import of results");
        imports.MapGet("/{id:guid}/errors", ListCompletionImportErrors.Handle)
            .WithSummary("Các dòng bị từ chối · Rejected rows of an import of results");

        var group = endpoints.MapGroup("").WithTags("Imports");
        group.MapGet("/imported-results", ListImportedResults.Handle)
            .WithSummary("Kết quả từ nền tảng khác · Results of other platforms")
            .RequireAuthorization(Scopes.CompletionsWrite);
        group.MapGet("/imported-results/{id:guid}", GetImportedResult.Handle)
            .WithSummary("Một kết quả và những lần gỡ bỏ · A result and from whom it was taken")
            .RequireAuthorization(Scopes.CompletionsWrite);
        group.MapPost("/imported-results/{id:guid}/withdraw", WithdrawImportedResult.Handle)
            .WithSummary("Gỡ kết quả ghi nhầm người · Take a result from the wrong person")
            .RequireAuthorization(Scopes.CompletionsWrite).RequireIdempotencyKey();
        group.MapPost("/imported-results/{id:guid}/assign", AssignImportedResult.Handle)
            .WithSummary("Ghi kết quả cho đúng người · Count a result for the right person")
            .RequireAuthorization(Scopes.CompletionsWrite).RequireIdempotencyKey();
        group.MapGet("/completion-sources", ListCompletionSources.Handle)
            .WithSummary("Nguồn kết quả và bảng quy đổi · Sources of results and their equivalences")
            .RequireAuthorization(Scopes.ClassesRead);
        group.MapPost("/completion-sources/{code}/equivalences", CountExternalCourse.Handle)
            .WithSummary("Thêm quy đổi khoá học · Add an equivalence of courses")
            .RequireAuthorization(Scopes.CompletionsWrite).RequireIdempotencyKey();
    }
}
