using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Platform.Gateway;

/// <summary>Configuration section <c>Gateway</c>.</summary>
internal sealed class GatewayOptions : IValidatableObject
{
    /// <summary>
    /// Host names this gateway answers to; anything else is refused. <c>*.example.vn</c> covers subdomains.
    /// </summary>
    [MinLength(1, ErrorMessage = "Gateway:Hosts is empty: name the hosts the gateway answers to.")]
    public List<string> Hosts { get; init; } = [];

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of proxies in front; only their X-Forwarded-* headers are believed.
    /// </summary>
    public List<string> KnownProxies { get; init; } = [];

    /// <summary>Budgets by name; a route names its own in <c>Metadata:RateLimit</c>.</summary>
    public Dictionary<string, RateLimit> RateLimits { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in KnownProxies.Where(proxy => !IsAddress(proxy)))
            yield return new($"Gateway:KnownProxies has '{proxy}': give an IP address or a network (10.0.0.0/8).");
        foreach (var (name, limit) in RateLimits)
        {
            if (limit is not { Limit: > 0, Window.TotalSeconds: >= 1 })
                yield return new($"Gateway:RateLimits:{name}: Limit must be above 0 and Window at least 00:00:01.");
        }
    }

    private static bool IsAddress(string proxy) => IPAddress.TryParse(proxy, out _) || IPNetwork.TryParse(proxy, out _);

    /// <summary>So many requests for one caller in one window.</summary>
    internal sealed record RateLimit
    {
        public int Limit { get; init; }

        public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
    }
}
