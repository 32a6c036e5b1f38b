using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Platform.ServiceDefaults;

/// <summary>
/// Completes the native server span with what ASP.NET Core leaves out (route, status, error) and drops probes. Remove
/// it when the framework sets <c>http.route</c> by itself.
/// </summary>
internal sealed class RequestSpans :
    IHostedService, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private const string Unhandled = "Microsoft.AspNetCore.Hosting.UnhandledException";
    private readonly List<IDisposable> subscriptions = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.AspNetCore")
            subscriptions.Add(value.Subscribe(this, IsOurs));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is not { } span)
            return;
        if (value is { Key: Request + ".Start", Value: HttpContext starting })
            DropProbe(span, starting.Request.Path);
        else if (value is { Key: Request + ".Stop", Value: HttpContext stopping })
            Complete(span, stopping);
        else if (value.Key is Unhandled)
            span.SetStatus(ActivityStatusCode.Error); // never the message of the exception: it may hold personal data
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private static bool IsOurs(string name) =>
        name.StartsWith(Request, StringComparison.Ordinal) || name is Unhandled;

    /// <summary>
    /// Children of an unrecorded span are unrecorded too: the database round trip of a probe disappears with it.
    /// </summary>
    private static void DropProbe(Activity span, PathString path)
    {
        if (path.Value is not ("/health" or "/alive"))
            return;
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static void Complete(Activity span, HttpContext context)
    {
        if (!span.IsAllDataRequested)
            return;
        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route)
        {
            span.SetTag("http.route", route);
            span.DisplayName = $"{context.Request.Method} {route}";
        }

        if (status < 500)
            return;
        span.SetStatus(ActivityStatusCode.Error);
        span.SetTag("error.type", context.Features.Get<IExceptionHandlerFeature>()?.Error.GetType().FullName
            ?? status.ToString(CultureInfo.InvariantCulture));
    }
}
