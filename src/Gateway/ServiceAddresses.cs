using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway;

/// <summary>
/// Gives each cluster the addresses the host of the platform hands out (<c>services:NAME:http:0</c>, one for each replica), so that
/// the route table names services and never machines.
/// </summary>
internal sealed class ServiceAddresses(IConfiguration configuration, ILogger<ServiceAddresses> logger) : IProxyConfigFilter
{
    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig origCluster, CancellationToken cancel)
    {
        var destinations = Of(configuration, origCluster.ClusterId)
            .Select((address, index) => KeyValuePair.Create($"{origCluster.ClusterId}-{index}", new DestinationConfig { Address = address }))
            .ToDictionary();
        if (destinations.Count == 0)
            Log.AddressWasMissing(logger, origCluster.ClusterId);
        return ValueTask.FromResult(origCluster with { Destinations = destinations });
    }

    public ValueTask<RouteConfig> ConfigureRouteAsync(RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) =>
        ValueTask.FromResult(route);

    internal static IEnumerable<string> Of(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren().Select(address => address.Value!);
}
