using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class CompletionEndpoints
{
    internal static void MapCompletions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/completions", ListCompletions.Handle).RequireAuthorization(Scopes.ClassesRead);
}
