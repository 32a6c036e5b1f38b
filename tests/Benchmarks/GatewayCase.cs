using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Platform.Benchmarks;

/// <summary>
/// What the gateway's checks (host, path, token, budget, headers, trace) add to a proxy that forwards everything, and
/// what any proxy adds to none. The three take turns, so that a busy moment of the machine meets all of them.
/// </summary>
internal static class GatewayCase
{
    private const int Rounds = 3;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var destination = bench.Keep(await StartDestinationAsync());
        var address = new Uri(destination.Urls.Single());
        var bare = bench.Keep(await StartBareProxyAsync(address));
        var gateway = await bench.StartGatewayAsync(address);

        double direct = 0, yarp = 0, ours = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            bench.Say($"round {round} of {Rounds}");
            direct += await MeasureAsync(bench, address, "/echo") / Rounds;
            yarp += await MeasureAsync(bench, new Uri(bare.Urls.Single()), "/learner/echo") / Rounds;
            ours += await MeasureAsync(bench, gateway.Address, "/learner/echo") / Rounds;
        }

        bench.Say($"direct {direct:0}/s, bare YARP {yarp:0}/s, gateway {ours:0}/s");
        yield return new Ratio("b", "gateway", ours, "bare YARP", yarp, "requests/s");
        yield return new Ratio("b", "gateway", ours, "direct", direct, "requests/s");
        yield return new Ratio("b", "bare YARP", yarp, "direct", direct, "requests/s");
    }

    private static async Task<double> MeasureAsync(Workbench bench, Uri address, string path)
    {
        using var client = Load.Client(address, bench.Options.Clients, bench.Token);
        var (clients, duration) = (bench.Options.Clients, bench.Options.Duration / Rounds);
        return await Load.MeasureAsync(client, clients, duration, () => new HttpRequestMessage(HttpMethod.Get, path));
    }

    private static async Task<WebApplication> StartDestinationAsync()
    {
        var app = Builder().Build();
        app.MapGet("/health", () => "ok");
        app.MapGet("/echo", () => TypedResults.Text("""{"id":"019a","state":"registered"}""", "application/json"));
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> StartBareProxyAsync(Uri destination)
    {
        var builder = Builder();
        var route = new RouteConfig
        {
            RouteId = "learner",
            ClusterId = "learner",
            Match = new RouteMatch { Path = "/learner/{**path}" },
            Transforms = [new Dictionary<string, string> { ["PathRemovePrefix"] = "/learner" }],
        };
        var cluster = new ClusterConfig
        {
            ClusterId = "learner",
            Destinations = new Dictionary<string, DestinationConfig>
            {
                ["0"] = new() { Address = destination.ToString() },
            },
        };
        builder.Services.AddReverseProxy().LoadFromMemory([route], [cluster]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return app;
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
