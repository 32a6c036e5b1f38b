using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>What every host of the platform does, whatever it serves.</summary>
public sealed class HostTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_host_that_leaves_is_unready_before_it_closes_its_port()
    {
        await using var host = await Start(builder =>
            builder.Services.Configure<ShutdownOptions>(options => options.ProbeInterval = TimeSpan.FromSeconds(2)));
        var url = host.Urls.Single();
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(url + "/health"))).StatusCode);

        var stopping = host.StopAsync();
        await Eventually.True(
            async () => (await Http.GetAsync(new Uri(url + "/health"))).StatusCode is HttpStatusCode.ServiceUnavailable,
            "the host says that it leaves");
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(url + "/verify/1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(url + "/alive"))).StatusCode);
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync(new Uri(url + "/alive")));
    }

    [Fact]
    public async Task A_request_span_tells_route_and_status_and_a_probe_leaves_none()
    {
        using var spans = new Spans();
        await using var host = await Start(builder =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans)));
        var url = host.Urls.Single();
        var probe = await Traced(url + "/health");
        var good = await Traced(url + "/verify/1");
        var bad = await Traced(url + "/boom");

        var span = await spans.Of(good);
        Assert.Equal("GET /verify/{publicId}", span.DisplayName);
        Assert.Equal("/verify/{publicId}", span.GetTagItem("http.route"));
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
        Assert.Equal("GET", span.GetTagItem("http.request.method"));

        var failed = await spans.Of(bad);
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Equal("System.InvalidOperationException", failed.GetTagItem("error.type"));
        Assert.DoesNotContain("secret", string.Join(' ', failed.TagObjects), StringComparison.Ordinal);
        Assert.Null(spans.Find(probe));
    }

    [Fact]
    public async Task A_host_without_an_issuer_does_not_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => Destination.Start(issuer: ""));
        Assert.Contains("Issuer", string.Join(' ', refused.Failures), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Start(Action<WebApplicationBuilder> configure) =>
        await Destination.Start((await TestIssuer.GetAsync()).Issuer, configure);

    private static async Task<ActivityTraceId> Traced(string url)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        (await Http.SendAsync(request)).Dispose();
        return trace;
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> ended = new();

        public override void OnEnd(Activity data) => ended.Enqueue(data);

        internal Activity? Find(ActivityTraceId trace) =>
            ended.FirstOrDefault(span => span.TraceId == trace && span.Kind is ActivityKind.Server);

        internal Task<Activity> Of(ActivityTraceId trace) =>
            Eventually.Get(() => Task.FromResult(Find(trace)), "the span of the request");
    }
}
