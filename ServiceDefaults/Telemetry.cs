using Microsoft.Extensions.Hosting;

namespace Platform.ServiceDefaults;

internal static class Telemetry
{
    internal static void AddTelemetry(this IHostApplicationBuilder builder) => _ = builder;
}
