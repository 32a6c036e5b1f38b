using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Platform.ServiceDefaults;

namespace Platform.Gateway;

/// <summary>
/// The outer wall: foreign hosts, paths that two parsers could read differently, and headers that only the platform
/// itself may speak stop here.
/// </summary>
internal sealed class Edge(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    // Encoded separators, dots and percent signs, matrix parameters, empty segments: what the gateway allows under one
    // name a service could serve under another.
    private static readonly string[] Ambiguous =
        ["//", "\\", ";", "%2f", "%5c", "%2e", "%25", "%00", "%3b", "/../", "/./"];

    private static readonly string[] InternalHeaders =
    [
        "X-User-", "X-Province", "X-Internal-", "X-Original-", "X-Forwarded-", "X-Real-IP", "Forwarded", "MT-",
        "baggage", "Cookie",
    ];

    private static ProblemHttpResult UnknownHost => Problems.BadRequest(
        "unknown-host", "Tên máy chủ không hợp lệ.", "This host name is not served here.");

    private static ProblemHttpResult BadMethod => Problems.Create(
        405, "method-not-allowed", "Phương thức không được hỗ trợ.", "The method is not supported here.");

    private static ProblemHttpResult BadPath => Problems.BadRequest(
        "bad-path", "Đường dẫn không hợp lệ.", "The path is not valid.");

    private readonly List<StringSegment> hosts = [.. options.Value.Hosts.Select(host => new StringSegment(host))];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsProbe(request.Path) && !HostString.MatchesAny(request.Host.Host, hosts))
            return UnknownHost.ExecuteAsync(context);

        if (!Methods.Contains(request.Method))
        {
            context.Response.Headers.Allow = string.Join(", ", Methods);
            return BadMethod.ExecuteAsync(context);
        }

        if (IsAmbiguous(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
            return BadPath.ExecuteAsync(context);

        foreach (var name in request.Headers.Keys.Where(IsInternal).ToList())
            request.Headers.Remove(name);
        return next(context);
    }

    /// <summary>An orchestrator probes by address, which is no host name of ours.</summary>
    private static bool IsProbe(PathString path) => path.Value is "/health" or "/alive";

    private static bool IsAmbiguous(string target)
    {
        var path = target.Split('?', 2)[0];
        return Ambiguous.Any(sign => path.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsInternal(string header) =>
        InternalHeaders.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
