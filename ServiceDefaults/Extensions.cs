using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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
        builder.AddLogLines();
        builder.AddTelemetry();
        builder.AddPlatformAuthentication();
        builder.Services.AddHealthChecks();
        builder.AddShutdown();
        builder.Services.AddPlatformJson();
        builder.Services.AddPlatformProblemDetails();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPlatformOpenApi();
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBodySize;
            options.Limits.MaxConcurrentConnections = 2_000;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        return builder;
    }

    /// <summary>Adds the middleware of the defaults in their order. Call it before mapping endpoints.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(AnswerWhatIsNotOurs);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(RefuseByteOrderMark);
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary>One event, one line, whatever a caller put into a value: a line break forges no entry.</summary>
    private static void AddLogLines(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction()) // a developer rather reads a stack trace line by line
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
    }

    /// <summary>
    /// What no route of ours matches has no policy: without this the denying fallback policy would answer 401 or 403
    /// where 404, 405 or 415 is the truth.
    /// </summary>
    private static Task AnswerWhatIsNotOurs(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return endpoint?.RequestDelegate?.Invoke(context) ?? Task.CompletedTask;
    }

    /// <summary>
    /// The deserializer would skip a byte order mark in silence; RFC 8259 says no sender may write one.
    /// </summary>
    private static async Task RefuseByteOrderMark(HttpContext context, RequestDelegate next)
    {
        var bindsBody = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
        if (bindsBody && context.Request.HasJsonContentType() && !IsTranscoded(context.Request))
        {
            var body = context.Request.BodyReader;
            var read = await body.ReadAsync(context.RequestAborted);
            var marked = new SequenceReader<byte>(read.Buffer).IsNext([0xEF, 0xBB, 0xBF]);
            body.AdvanceTo(read.Buffer.Start); // looked at, not taken
            if (marked)
                throw new Microsoft.AspNetCore.Http.BadHttpRequestException("BOM", new JsonException(null, "$", 0, 0));
        }

        await next(context);
    }

    /// <summary>Another encoding is read from the stream, not the pipe: what was looked at would be gone.</summary>
    private static bool IsTranscoded(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage;

    /// <summary>
    /// Without ICU <c>string.Normalize</c> silently does nothing: names would stop matching and no error would tell.
    /// </summary>
    private static void RequireIcu()
    {
        if ("Hoà".Normalize(NormalizationForm.FormD).Length != 4)
            throw new InvalidOperationException("ICU is missing: install libicu (Debian package libicu72 or newer).");
    }
}
