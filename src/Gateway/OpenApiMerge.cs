using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway;

/// <summary>
/// One OpenAPI 3.1 document of all services as they look from outside: paths with their prefix, names that cannot
/// clash. A service that does not answer is named as missing; the others stay readable.
/// </summary>
internal sealed partial class OpenApiMerge(HttpClient http, IConfiguration configuration, ILogger<OpenApiMerge> logger)
{
    private const string SchemaPrefix = "#/components/schemas/";
    private static readonly string[] Shared = ["Problem"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // a cold service describes itself slowly

    internal async Task<JsonObject> Build(IReadOnlyList<RouteConfig> routes, CancellationToken cancellationToken)
    {
        var prefixed = routes.Where(route => Prefix(route) is not null)
            .DistinctBy(Prefix).OrderBy(Prefix, StringComparer.Ordinal).ToList();
        var documents = await Task.WhenAll(prefixed.Select(route => Fetch(route.ClusterId!, cancellationToken)));
        var paths = new JsonObject();
        var schemas = new JsonObject();
        var tags = new JsonArray();
        var missing = new JsonArray();
        JsonNode? security = null;
        foreach (var (route, document) in prefixed.Zip(documents))
        {
            var service = route.ClusterId!;
            if (document is null)
            {
                missing.Add(service);
                continue;
            }

            tags.Add(new JsonObject { ["name"] = service, ["description"] = document["info"]?["title"]?.DeepClone() });
            Rename(document, service);
            var outside = routes.Where(other => other.ClusterId == service && Prefix(other) is null)
                .Select(other => Shape(other.Match.Path!)).ToHashSet();
            foreach (var (path, item) in Entries(document["paths"]).Where(entry => !RouteLimits.IsInside(entry.Key)))
                paths[outside.Contains(Shape(path)) ? path : Prefix(route) + path] = Describe(item!, service);
            foreach (var (name, schema) in Entries(document["components"]?["schemas"]))
                schemas[NewName(name, service)] = schema!.DeepClone();
            security ??= document["components"]?["securitySchemes"]?.DeepClone();
        }

        KeepReachable(schemas, paths);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Bình dân học vụ số · Digital literacy for all",
                ["description"] = "Giao diện lập trình của nền tảng. · Programming interface of the platform.",
                ["version"] = "1",
                ["contact"] = new JsonObject { ["name"] = "Tổ vận hành nền tảng · Operators of the platform" },
                ["license"] = new JsonObject { ["name"] = "Apache 2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = tags,
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = security ?? new JsonObject(),
            },
            ["x-missing"] = missing,
        };
    }

    /// <summary>The prefix a route takes away on the way in, which its paths therefore carry outside.</summary>
    internal static string? Prefix(RouteConfig route) => route.Transforms?
        .Select(transform => transform.GetValueOrDefault("PathRemovePrefix"))
        .FirstOrDefault(prefix => prefix is not null);

    /// <summary>A service may call a parameter otherwise than the route does; it is the same path.</summary>
    private static string Shape(string path) => Parameter().Replace(path, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private async Task<JsonObject?> Fetch(string service, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var address = new Uri(ServiceAddresses.Of(configuration, service).First());
            await using var answer = await http.GetStreamAsync(new Uri(address, "openapi/v1.json"), limit.Token);
            return (await JsonNode.ParseAsync(answer, cancellationToken: limit.Token))?.AsObject();
        }
        catch (Exception absent) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DocumentWasUnavailable(logger, service, absent.Message);
            return null;
        }
    }

    private static JsonNode Describe(JsonNode item, string service)
    {
        foreach (var (_, operation) in Entries(item))
        {
            if (operation is not JsonObject described)
                continue;
            described["tags"] = new JsonArray(service);
            if (described["operationId"]?.GetValue<string>() is { } id)
                described["operationId"] = $"{service}.{id}";
        }

        return item.DeepClone();
    }

    private static void Rename(JsonNode? node, string service)
    {
        if (node is JsonArray array)
        {
            foreach (var element in array)
                Rename(element, service);
        }

        foreach (var (name, value) in Entries(node))
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var reference)
                && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal))
                node![name] = SchemaPrefix + NewName(reference[SchemaPrefix.Length..], service);
            else
                Rename(value, service);
        }
    }

    /// <summary>Schemas that only inside paths use stay inside, like the paths.</summary>
    private static void KeepReachable(JsonObject schemas, JsonNode paths)
    {
        var reachable = new HashSet<string>();
        var unread = new Queue<JsonNode?>([paths]);
        while (unread.TryDequeue(out var node))
        {
            foreach (var name in References(node).Where(reachable.Add))
                unread.Enqueue(schemas[name]);
        }

        foreach (var (name, _) in Entries(schemas).Where(schema => !reachable.Contains(schema.Key)))
            schemas.Remove(name);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray elements => elements.SelectMany(References),
        JsonObject members => members.SelectMany(member => References(member.Value)),
        JsonValue value when value.TryGetValue<string>(out var text)
            && text.StartsWith(SchemaPrefix, StringComparison.Ordinal) => [text[SchemaPrefix.Length..]],
        _ => [],
    };

    private static string NewName(string schema, string service) =>
        Shared.Contains(schema) ? schema : $"{service}.{schema}";

    private static List<KeyValuePair<string, JsonNode?>> Entries(JsonNode? node) =>
        node is JsonObject entries ? [.. entries] : [];
}
