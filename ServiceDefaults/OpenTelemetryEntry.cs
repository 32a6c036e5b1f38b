#if !USE_ASPIRE
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenTelemetry;

/// <summary>
/// The one member of package OpenTelemetry.Extensions.Hosting that the platform uses, in that package's own shape:
/// partial feeds do not serve it. Everything behind it is in the core packages. Delete this file when every feed has
/// the package.
/// </summary>
internal static class OpenTelemetryEntry
{
    internal static IOpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services)
    {
        var first = ServiceDescriptor.Singleton<IHostedService, ProviderStart>();
        if (!services.Any(service => service.ImplementationType == typeof(ProviderStart)))
            services.Insert(0, first); // before any other hosted service, so that their start-up is recorded too
        return new Builder(services);
    }

    private sealed record Builder(IServiceCollection Services) : IOpenTelemetryBuilder;

    /// <summary>
    /// Providers listen from the moment they are resolved; nothing else in a host would resolve them.
    /// </summary>
    private sealed class ProviderStart(IServiceProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = provider.GetService<MeterProvider>();
            _ = provider.GetService<TracerProvider>();
            _ = provider.GetService<LoggerProvider>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
#endif
