using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway;

/// <summary>
/// Gives each cluster the addresses the host of the platform hands out (<c>services:NAME:http:0</c>, one for each
/// replica), so that the route table names services and never machines.
/// </summary>
internal sealed class ServiceAddresses(IConfiguration configuration, ILogger<ServiceAddresses> logger)
    : IProxyConfigFilter
{
    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig origCluster, CancellationToken cancel)
    {
        var service = origCluster.ClusterId;
        var destinations = Of(configuration, service).Index().ToDictionary(
            entry => $"{service}-{entry.Index}", entry => new DestinationConfig { Address = entry.Item });
        if (destinations.Count == 0)
            Log.AddressWasMissing(logger, service);
        return ValueTask.FromResult(origCluster with { Destinations = destinations });
    }

    public ValueTask<RouteConfig> ConfigureRouteAsync(
        RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) => ValueTask.FromResult(route);

    internal static IEnumerable<string> Of(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren().Select(address => address.Value!);
}
