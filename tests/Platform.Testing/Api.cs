using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Testing;

/// <summary>What the service says about itself, as a program reads it.</summary>
public sealed class Api(JsonObject document)
{
    public const string Json = "application/json";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <param name="Id">Name of the use case.</param>
    /// <param name="Path">With its parameters in braces.</param>
    /// <param name="MediaType">Of the body; null where none is taken.</param>
    public sealed record Operation(
        string Id, HttpMethod Method, string Path, string? MediaType, JsonObject? Schema, JsonNode? Example,
        JsonObject Described)
    {
        /// <summary>With an example: that there is one is checked for itself.</summary>
        public bool TakesJson => MediaType is Json && Example is not null;

        public override string ToString() => $"{Method} {Path}";
    }

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           select Describe(path.Key, operation.Key, operation.Value!.AsObject()),
    ];

    /// <summary>Every named schema.</summary>
    public JsonObject Schemas => document["components"]!["schemas"]!.AsObject();

    public static async Task<Api> Of<TProgram>(ServiceFactory<TProgram> service)
        where TProgram : class
    {
        using var client = service.CreateClient();
        return new Api(JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!
            .AsObject());
    }

    /// <summary>What a schema is in the end: behind its reference, and where it may be null, what else it is.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices)
            return Resolve(choices.First(choice => choice!["type"]?.ToString() is not "null")!);
        return schema["$ref"]?.ToString() is { } reference
            ? Resolve(Schemas[reference.Split('/')[^1]]!)
            : schema.AsObject();
    }

    public static bool Is(JsonObject schema, string type) => schema["type"] switch
    {
        JsonArray types => types.Any(one => one!.ToString() == type),
        { } one => one.ToString() == type,
        _ => false,
    };

    public static bool MayBeNull(JsonNode schema) =>
        Is(schema.AsObject(), "null")
        || (schema["oneOf"] is JsonArray choices && choices.Any(choice => choice!["type"]?.ToString() is "null"));

    /// <summary>A request as a client sends it that knows the version and has a key of its own.</summary>
    public static async Task<HttpResponseMessage> Send(
        HttpClient client, HttpMethod method, string path, string? body, string mediaType = Json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        request.Headers.Add("Access-Purpose", "support");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        return await client.SendAsync(request);
    }

    private static Operation Describe(string path, string method, JsonObject operation)
    {
        var body = operation["requestBody"]?["content"]?.AsObject().FirstOrDefault();
        return new Operation(
            operation["operationId"]?.ToString() ?? "", HttpMethod.Parse(method), path, body?.Key,
            body?.Value?["schema"]?.AsObject(), body?.Value?["example"], operation);
    }
}
