using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Platform.ServiceDefaults;

/// <summary>Configuration section <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>
    /// How often whoever sends requests here probes <c>/health</c>. Two of these pass between becoming unready and
    /// closing the port. Default: 5 seconds; 0 in Development and Test, where nobody probes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15")]
    public TimeSpan ProbeInterval { get; set; }

    /// <summary>Longest that requests and messages in flight may take to end. Default: 25 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(25);
}

/// <summary>
/// Unready first, closed later: a load balancer learns from a probe that this replica leaves. ASP.NET Core alone closes
/// its port at once and loses what is under way to it.
/// </summary>
internal sealed class Shutdown(
    IOptions<ShutdownOptions> options, IHostEnvironment environment, ILogger<Shutdown> logger)
    : IHostedLifecycleService, IHealthCheck
{
    private static readonly Version OldestSafe = new(10, 0, 13); // earlier 10.0.x: CVE-2026-70188 and others
    private volatile bool leaving;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(leaving ? HealthCheckResult.Unhealthy("leaving") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        leaving = true;
        await Task.Delay(2 * options.Value.ProbeInterval, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var runtime = RuntimeVersion();
        Log.RuntimeReported(logger, runtime);
        if (environment.IsProduction() && runtime < OldestSafe)
            Log.RuntimeIsUnsafe(logger, runtime, OldestSafe);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Version RuntimeVersion()
    {
        var text = typeof(WebApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        return Version.Parse(text.InformationalVersion.Split('+', '-')[0]);
    }
}

internal static class ShutdownExtensions
{
    internal static void AddShutdown(this IHostApplicationBuilder builder)
    {
        var nobodyProbes = builder.Environment.IsDevelopment() || builder.Environment.IsEnvironment("Test");
        builder.Services.AddOptions<ShutdownOptions>()
            .Configure(options => options.ProbeInterval = nobodyProbes ? TimeSpan.Zero : TimeSpan.FromSeconds(5))
            .BindConfiguration("Shutdown").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Shutdown>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Shutdown>());
        builder.Services.AddHealthChecks().AddCheck<Shutdown>("shutdown");
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = shutdown.Value.Grace + (2 * shutdown.Value.ProbeInterval));
    }
}
