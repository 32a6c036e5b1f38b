using Platform.ServiceDefaults;

namespace Platform.Insights.Progress;

internal static class ProgressEndpoints
{
    internal static void MapProgress(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/progress").WithTags("Progress").RequireAuthorization(Scopes.ProgressRead);
        group.MapGet("/", GetProgress.Handle);
        group.MapGet("/classes", GetClassProgress.Handle);
    }
}
