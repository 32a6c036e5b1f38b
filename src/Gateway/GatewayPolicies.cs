using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace Platform.Gateway;

/// <summary>
/// What routes name in configuration: who may pass, whose forwarded headers count, which trace a request belongs to.
/// </summary>
internal static class GatewayPolicies
{
    internal static void AddGatewayPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration("Gateway")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DistributedContextPropagator, EdgePropagator>();
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new ProbeSpans()));

        // The scope of the action and the rows of the area are the service's to check; nobody without any right gets
        // that far.
        builder.Services.AddAuthorizationBuilder().AddPolicy("signed-in", policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.FindFirst("scope") is { Value.Length: > 0 }));

        builder.Services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<GatewayOptions>>((forwarded, gateway) => Trust(forwarded, gateway.Value.KnownProxies));
    }

    private static void Trust(ForwardedHeadersOptions forwarded, List<string> proxies)
    {
        forwarded.KnownProxies.Clear(); // loopback is trusted by default
        forwarded.KnownIPNetworks.Clear();
        if (proxies.Count == 0)
            return; // an empty list would mean: believe everybody
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                forwarded.KnownIPNetworks.Add(network);
            else
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
