using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.ServiceDefaults;

/// <summary>
/// What every host of the platform has: telemetry, health, authentication, strict JSON, problem documents, limits.
/// </summary>
public static class Extensions
{
    /// <summary>Largest request body in bytes unless an endpoint states another: 1 MiB.</summary>
    public const int MaxRequestBodySize = 1024 * 1024;

    /// <summary>Registers the defaults. Missing security settings stop the start.</summary>
    /// <param name="builder">The host being built.</param>
    /// <returns>The same builder.</returns>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        RequireIcu();
        builder.AddTelemetry();
        builder.AddPlatformAuthentication();
        builder.Services.AddHealthChecks();
        builder.Services.AddPlatformJson();
        builder.Services.AddPlatformProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOpenApi();
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBodySize;
            options.Limits.MaxConcurrentConnections = 2_000;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        return builder;
    }

    /// <summary>Adds the middleware of the defaults in their order. Call it before mapping endpoints.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary>
    /// Without ICU <c>string.Normalize</c> silently does nothing: names would stop matching and no error would tell.
    /// </summary>
    private static void RequireIcu()
    {
        if ("Hoà".Normalize(System.Text.NormalizationForm.FormD).Length != 4)
            throw new InvalidOperationException("ICU is missing: install libicu (Debian package libicu72 or newer).");
    }
}
