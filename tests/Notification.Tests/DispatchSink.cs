using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Notifications.Tests;

/// <summary>
/// The PartnerGateway's door on loopback: it keeps the published rule (one message per reference, the same answer
/// again) and can be told to behave badly for a reference.
/// </summary>
public sealed class DispatchSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Queue<Misbehaviour>> plans = new();

    public DispatchSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/dispatches", Take);
        app.StartAsync().GetAwaiter().GetResult();
    }

    public string Address => app.Urls.Single();

    /// <summary>Every request, in order.</summary>
    internal ConcurrentQueue<(Dispatch Dispatch, string? TraceParent)> Requests { get; } = [];

    /// <summary>What would go out: one per reference.</summary>
    internal ConcurrentDictionary<Guid, Dispatch> Messages { get; } = new();

    /// <summary>How the next requests for this number are answered, one after the other.</summary>
    internal void Plan(string phone, params Misbehaviour[] plan) => plans[phone] = new Queue<Misbehaviour>(plan);

    internal IEnumerable<Dispatch> RequestsTo(string phone) =>
        Requests.Select(r => r.Dispatch).Where(d => d.To == phone);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Take(Dispatch dispatch, HttpContext context)
    {
        Requests.Enqueue((dispatch, context.Request.Headers.TraceParent));
        var plan = Misbehaviour.None;
        if (plans.TryGetValue(dispatch.To, out var queue))
        {
            lock (queue)
                queue.TryDequeue(out plan);
        }

        switch (plan)
        {
            case Misbehaviour.Refuse:
                return Results.StatusCode((int)HttpStatusCode.ServiceUnavailable);
            case Misbehaviour.FailBeforeStoring:
                return Results.StatusCode((int)HttpStatusCode.InternalServerError);
            case Misbehaviour.Reject:
                return Results.StatusCode((int)HttpStatusCode.BadRequest);
        }

        var known = Messages.GetOrAdd(dispatch.Reference, dispatch);
        if (plan is Misbehaviour.StoreAndFail)
            return Results.StatusCode((int)HttpStatusCode.InternalServerError);
        if (plan is Misbehaviour.StoreAndHang)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        return known with { Operator = null } == dispatch with { Operator = null }
            ? Results.Accepted(value: new { reference = known.Reference, @operator = known.Operator ?? "viettel" })
            : Results.Json(new { code = "reference-reused" }, statusCode: (int)HttpStatusCode.UnprocessableEntity);
    }

    internal enum Misbehaviour
    {
        None,
        Refuse,
        FailBeforeStoring,
        StoreAndFail,
        StoreAndHang,
        Reject,
    }

    internal sealed record Dispatch(
        Guid Reference, string To, string Text, string Encoding, string Brandname, string Category,
        string? Operator = null);
}
