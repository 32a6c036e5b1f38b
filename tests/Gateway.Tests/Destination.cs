using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>
/// A service behind the gateway: real Kestrel, the defaults every service has, endpoints that show what arrived.
/// </summary>
internal static class Destination
{
    internal static async Task<WebApplication> Start(string issuer, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Authentication:Issuer"] = issuer,
            ["Authentication:Audience"] = TestIssuer.Audience,
            ["Authentication:AllowHttpIssuer"] = "true",
        });
        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        builder.Services.AddValidation();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGet("/echo", EchoRequest.Handle).RequireAuthorization(Scopes.LearnersRead);
        app.MapPost("/people", RegisterPerson.Handle).RequireAuthorization(Scopes.LearnersWrite)
            .WithMetadata(new IdempotencyKeyRequired());
        app.MapPost("/imports/raw", ReadBody.Handle).RequireAuthorization(Scopes.LearnersWrite)
            .WithMetadata(new RequestSizeLimit(256L * 1024 * 1024));
        app.MapGet("/list", ListThings.Handle).RequireAuthorization(Scopes.LearnersRead);
        app.MapGet("/slow", AnswerLate.Handle).RequireAuthorization(Scopes.LearnersRead);
        app.MapGet("/boom", (Func<string>)(() => throw new InvalidOperationException("secret"))).AllowAnonymous();
        app.MapGet("/verify/{publicId}", VerifyThing.Handle).AllowAnonymous();
        app.MapGet("/keys", ListKeys.Handle).AllowAnonymous();
        string[] published =
        [
            "/keys/{keyId}", "/credentials/{publicId}", "/credentials/{publicId}.jwt", "/credentials/{publicId}.svg",
            "/credentials/{publicId}.png", "/achievements/{code}/{version:int}", "/.well-known/did.json",
            "/issuers/{issuer}/did.json", "/status-lists/{issuer}/{purpose}/{number:int}",
        ];
        foreach (var route in published)
            app.MapGet(route, ShowPath.Handle).WithName("show" + route).AllowAnonymous();
        app.MapPost("/zalo/reports", ShowPath.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/dispatches", RegisterPerson.Handle).RequireAuthorization(Scopes.MessagesDispatch);
        await app.StartAsync();
        return app;
    }

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

internal static class EchoRequest
{
    public sealed record Response(
        string Path, IReadOnlyDictionary<string, string> Headers, string? Subject, Guid Area, string? TraceId);

    internal static Response Handle(HttpContext context, AreaScope scope) => new(
        context.Request.Path.Value!,
        context.Request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        context.User.Identity?.Name,
        scope.AreaId,
        System.Diagnostics.Activity.Current?.TraceId.ToString());
}

internal static class RegisterPerson
{
    public sealed record Request(
        [StringLength(100, MinimumLength = 2)] string FullName, [Range(1900, 2026)] int BirthYear,
        DateOnly? BirthDate = null, DateTimeOffset? RegisteredAt = null, double? Score = null, Grade? Grade = null,
        IReadOnlyList<Child>? Children = null);

    public sealed record Child([StringLength(100, MinimumLength = 2)] string FullName);

    public enum Grade
    {
        FirstGrade,
        SecondGrade,
    }

    internal static Request Handle(Request request) => request;
}

internal static class ReadBody
{
    internal static async Task<long> Handle(HttpRequest request, CancellationToken cancellationToken)
    {
        var total = 0L;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
            total += read;
        return total;
    }
}

internal static class AnswerLate
{
    internal static Task Handle(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}

internal static class ListThings
{
    internal static int Handle(int limit) => limit;
}

internal static class ListKeys
{
    public sealed record Response(IReadOnlyList<string> Keys);

    internal static Response Handle() => new(["key"]);
}

internal static class ShowPath
{
    internal static string Handle(HttpRequest request) => request.Path.Value!;
}

internal static class VerifyThing
{
    public sealed record Response(string Id);

    internal static Response Handle(string publicId) => new(publicId);
}
