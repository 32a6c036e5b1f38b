using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs from the native sources of each component. They leave the process only where
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; a collector that is down costs spans and nothing else.
/// </summary>
internal static class Telemetry
{
    // Neither RabbitMQ.Client.* source: .Publisher overwrites the stored traceparent, .Subscriber opens a second trace.
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", "Platform.*"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit",
        "Microsoft.EntityFrameworkCore", "Platform.*",
    ];

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // Without it the server spans of ASP.NET Core carry no tags at all. Read once, when the host is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddHostedService<RequestSpans>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
            {
                if (builder.Configuration["OTEL_SERVICE_NAME"] is not { Length: > 0 })
                    resource.AddService(builder.Environment.ApplicationName.ToLowerInvariant());
            })
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters));

        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint)
            return;
        telemetry.WithLogging(null, options => options.IncludeFormattedMessage = true);
        if (builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is { Length: > 0 })
            telemetry.UseOtlpExporter();
        else
            telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(endpoint));
    }
}
