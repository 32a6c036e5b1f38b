using System.Text.Json.Nodes;
using Platform.ServiceDefaults;
using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway;

internal static class OpenApiEndpoints
{
    private static readonly TimeSpan Complete = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Incomplete = TimeSpan.FromSeconds(5); // a service that was starting is soon there

    internal static void MapOpenApiMerge(this WebApplication app)
    {
        var cached = (Document: (JsonObject?)null, Until: DateTimeOffset.MinValue);
        var gate = new SemaphoreSlim(1); // one caller asks the services, the others wait for its answer
        app.MapGet("/openapi/v1.json", async (
            OpenApiMerge merge, IProxyConfigProvider routes, TimeProvider time, CancellationToken cancellationToken) =>
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                if (cached.Document is null || cached.Until < time.GetUtcNow())
                {
                    var document = await merge.Build(routes.GetConfig().Routes, cancellationToken);
                    var life = document["x-missing"]!.AsArray().Count == 0 ? Complete : Incomplete;
                    cached = (document, time.GetUtcNow() + life);
                }

                return TypedResults.Text(cached.Document!.ToJsonString(Json.Events), "application/json");
            }
            finally
            {
                gate.Release();
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
