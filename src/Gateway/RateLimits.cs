using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Model;

namespace Platform.Gateway;

/// <summary>
/// A budget of requests for each caller and fixed window, told in the RateLimit headers (IETF draft 10). The
/// framework's limiter cannot say how much is left. Each replica counts for itself.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, IOptions<GatewayOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Window> windows = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config;
        if (route?.Metadata?.GetValueOrDefault("RateLimit") is not { } name)
        {
            await next(context);
            return;
        }

        var policy = options.Value.RateLimits[name];
        var now = time.GetUtcNow().Ticks;
        var number = now / policy.Window.Ticks;
        var used = Current(name, number).Count(Caller(context));
        var seconds = (long)Math.Ceiling(TimeSpan.FromTicks(((number + 1) * policy.Window.Ticks) - now).TotalSeconds);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = $"\"{name}\";q={policy.Limit};w={(long)policy.Window.TotalSeconds}";
        headers["RateLimit"] = $"\"{name}\";r={Math.Max(0, policy.Limit - used)};t={seconds}";
        if (used <= policy.Limit)
        {
            await next(context);
            return;
        }

        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    /// <summary>
    /// One budget for a person across tokens and paths. Without a token it is the address, which only known proxies can
    /// change.
    /// </summary>
    private static string Caller(HttpContext context) => context.User.Identity is { IsAuthenticated: true }
        ? $"{context.User.FindFirst("client_id")?.Value}|{context.User.FindFirst("sub")?.Value}"
        : context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The counts of a past window go as a whole, so memory holds the callers of one window only.</summary>
    private Window Current(string name, long number) => windows.AddOrUpdate(
        name, _ => new Window(number), (_, window) => window.Number >= number ? window : new Window(number));

    private sealed record Window(long Number)
    {
        private readonly ConcurrentDictionary<string, int> counts = new();

        internal int Count(string caller) => counts.AddOrUpdate(caller, 1, (_, count) => count + 1);
    }
}
