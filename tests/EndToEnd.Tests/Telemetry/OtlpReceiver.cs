using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.EndToEnd.Tests.Telemetry;

/// <summary>
/// An OTLP collector (http/protobuf) that keeps every span it was sent and the raw bytes of every signal.
/// </summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<TraceSpan> spans = new();
    private readonly ConcurrentQueue<byte[]> bodies = new();
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/{signal}", receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The spans of one trace, from whichever process.</summary>
    public IReadOnlyList<TraceSpan> Trace(string traceId) => [.. spans.Where(span => span.TraceId == traceId)];

    /// <summary>Whether the text stands anywhere in any span, log record or metric that was exported.</summary>
    public bool Saw(string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        return bodies.Any(body => body.AsSpan().IndexOf(needle) >= 0);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(string signal, HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        bodies.Enqueue(buffer.ToArray());
        if (signal == "traces")
        {
            foreach (var resource in ExportTraceServiceRequest.Parser.ParseFrom(buffer.ToArray()).ResourceSpans)
                Keep(resource);
        }

        return Results.Bytes([], "application/x-protobuf");
    }

    private void Keep(ResourceSpans resource)
    {
        var service = resource.Resource.Attributes.First(attribute => attribute.Key == "service.name")
            .Value.StringValue;
        foreach (var scope in resource.ScopeSpans)
        {
            foreach (var span in scope.Spans)
                spans.Enqueue(TraceSpan.From(service, scope.Scope.Name, span));
        }
    }
}

/// <summary>One span as the tests compare it; ids in hexadecimal.</summary>
public sealed record TraceSpan(
    string Service, string Source, string Name, string TraceId, string SpanId, string? ParentId,
        IReadOnlyList<string> LinkedTraces)
{
    internal static TraceSpan From(string service, string source, Span span) => new(
        service, source, span.Name, Hex(span.TraceId), Hex(span.SpanId), span.ParentSpanId.IsEmpty ? null
            : Hex(span.ParentSpanId),
        [.. span.Links.Select(link => Hex(link.TraceId))]);

    private static string Hex(Google.Protobuf.ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
