using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

internal static class CompletionEndpoints
{
    internal static void MapCompletions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/completions", ListCompletions.Handle).WithTags("Completions")
            .RequireAuthorization(Scopes.ClassesRead);
}
