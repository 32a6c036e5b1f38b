using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Notifications.Tests;

/// <summary>
/// Zalo Notification Service on loopback by its published interface: tokens that are renewed once each, templates,
/// tracking ids, error codes in an answer of 200, and the state of a message on request.
/// </summary>
public sealed class ZaloSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> errors = new();
    private int renewals;

    public ZaloSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v4/oa/access_token", (Delegate)Renew); // a task alone would be a middleware without an answer
        app.MapPost("/message/template", (Delegate)Take);
        app.MapGet("/message/status", State);
        app.StartAsync().GetAwaiter().GetResult();
    }

    public string Address => app.Urls.Single();

    public int Renewals => renewals;

    /// <summary>Every message it took.</summary>
    internal ConcurrentQueue<JsonObject> Messages { get; } = [];

    /// <summary>Ids of messages whose phones showed them.</summary>
    internal ConcurrentDictionary<string, bool> Received { get; } = new();

    /// <summary>The number gets this error code from now on; 500 is no answer of the interface.</summary>
    internal void Fail(string phone, int code) => errors[phone.TrimStart('+')] = code;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Renew(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (context.Request.Headers["secret_key"] != "secret" || form["app_id"] != "app"
            || form["grant_type"] != "refresh_token"
            || form["refresh_token"] != $"refresh-{renewals.ToString(CultureInfo.InvariantCulture)}")
            return Results.Json(new { error = -14014, error_name = "Invalid refresh token." });

        renewals++;
        return Results.Json(new
        {
            access_token = $"access-{renewals}",
            refresh_token = $"refresh-{renewals}",
            expires_in = "90000",
        });
    }

    private async Task<IResult> Take(HttpContext context)
    {
        if (context.Request.Headers["access_token"] != $"access-{renewals}")
            return Error(-124, "Access token invalid");
        var body = (await context.Request.ReadFromJsonAsync<JsonObject>())!;
        if (errors.TryGetValue((string)body["phone"]!, out var code))
        {
            return code == 500
                ? Results.StatusCode((int)HttpStatusCode.InternalServerError)
                : Error(code, "Not sent");
        }

        if (!((string)body["phone"]!).StartsWith("84", StringComparison.Ordinal))
            return Error(-108, "Phone number is invalid");
        Messages.Enqueue(body);
        return Results.Json(new
        {
            error = 0,
            message = "Success",
            data = new { msg_id = $"zns-{body["tracking_id"]}", sent_time = "1626926349402" },
        });
    }

    private IResult State(string message_id) => Results.Json(new
    {
        error = 0,
        message = "Success",
        data = new { message_id, status = Received.ContainsKey(message_id) ? 1 : 0 },
    });

    private static IResult Error(int code, string text) => Results.Json(new { error = code, message = text });
}
