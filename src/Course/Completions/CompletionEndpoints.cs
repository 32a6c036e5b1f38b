using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

internal static class CompletionEndpoints
{
    internal static void MapCompletions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/completions", ListCompletions.Handle).WithTags("Completions")
            .WithSummary("Danh sách hoàn thành khoá học · List completions")
            .RequireAuthorization(Scopes.ClassesRead);
}
