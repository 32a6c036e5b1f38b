using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Platform.ServiceDefaults;

namespace Platform.Gateway;

/// <summary>Last checks before a request leaves for a service.</summary>
internal static class RouteLimits
{
    // Probes, documents and figures of a service are for the inside, and so are the dispatches: Notification alone asks
    // for them, without the gateway. Their own policies must not be the only thing in the way.
    private static readonly string[] NeverRouted = ["health", "alive", "openapi", "metrics", "dispatches"];

    /// <summary>True where a path of a service, without its prefix, is not to be reached from outside.</summary>
    internal static bool IsInside(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
        && NeverRouted.Contains(first, StringComparer.OrdinalIgnoreCase);

    internal static async Task Apply(HttpContext context, RequestDelegate next)
    {
        var route = context.GetReverseProxyFeature().Route.Config;
        if (OpenApiMerge.Prefix(route) is { } prefix && IsInside(context.Request.Path.Value![prefix.Length..]))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Refused by its declared length before a byte is forwarded; a body without one is cut off by the server while
        // it flows.
        if (context.Request.ContentLength > (route.MaxRequestBodySize ?? Extensions.MaxRequestBodySize))
        {
            // With the limit lifted the server reads the rest away for some seconds after the answer. Closing at once
            // would reset the connection, and the client would see a broken pipe where the answer was.
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);

        // The forwarder takes a timed-out request for one its client gave up, and says 400.
        if (context.Features.Get<IHttpRequestTimeoutFeature>() is { RequestTimeoutToken.IsCancellationRequested: true }
            && !context.Response.HasStarted)
            context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
    }
}
