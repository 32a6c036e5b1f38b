using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace Platform.ServiceDefaults;

/// <summary>
/// <c>/alive</c>: the process answers. <c>/health</c>: this replica can do its work now. One word, never routed
/// outside.
/// </summary>
internal static class Health
{
    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false })
            .AllowAnonymous().DisableHttpMetrics();
        endpoints.MapHealthChecks("/health").AllowAnonymous().DisableHttpMetrics();
    }
}
