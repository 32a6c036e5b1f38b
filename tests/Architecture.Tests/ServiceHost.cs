using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Platform.Architecture.Tests;

/// <summary>
/// The host of a service without its servers: building it and reading its routes and queues needs neither.
/// </summary>
internal sealed class ServiceHost<TMarker>(string service) : WebApplicationFactory<TMarker>
    where TMarker : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        foreach (var (key, value) in HostSettings.WithoutServers(service))
            builder.UseSetting(key, value);
    }
}
