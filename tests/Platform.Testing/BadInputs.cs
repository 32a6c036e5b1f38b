using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Testing;

/// <summary>A request that is as its example says but for one place.</summary>
/// <param name="Member">The place.</param>
/// <param name="What">What is wrong there.</param>
/// <param name="Body">JSON, or what looks like it.</param>
public sealed record BadInput(string Member, string What, string Body);

/// <summary>Spoils the example of a request, member by member, as its schema gives cause to.</summary>
public sealed class BadInputs(Api api, JsonNode example)
{
    private const string Mark = "\u00A7";
    private const int LongText = 20_001;

    private static readonly JsonSerializerOptions AsItStands =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What may never be taken.</summary>
    public IEnumerable<BadInput> Refused(JsonObject schema) => Walk(schema, [], Wrong);

    /// <summary>What is strange and may be refused, but never be more than the service can answer.</summary>
    public IEnumerable<BadInput> Strange(JsonObject schema) => Walk(schema, [], Odd);

    private IEnumerable<BadInput> Walk(
        JsonObject schema, object[] path, Func<JsonObject, object[], IEnumerable<(string What, string Raw)>> spoil)
    {
        var resolved = api.Resolve(schema);
        foreach (var (what, raw) in path.Length == 0 ? [] : spoil(schema, path))
            yield return new BadInput(string.Join('.', path), what, With(path, raw));
        if (Api.Is(resolved, "array") && path.Length > 0 && Find(example, path) is JsonArray { Count: > 0 })
        {
            foreach (var bad in Walk(resolved["items"]!.AsObject(), [.. path, 0], spoil))
                yield return bad;
        }

        if (resolved["properties"] is not JsonObject members || Find(example, path) is not JsonObject value)
            yield break;
        string[] required = [.. (resolved["required"] as JsonArray ?? []).Select(name => $"{name}")];
        foreach (var (name, member) in members.Where(member => value.ContainsKey(member.Key)))
        {
            foreach (var bad in Walk(member!.AsObject(), [.. path, name], spoil))
                yield return bad;
            if (spoil != Wrong)
                continue;
            if (required.Contains(name))
                yield return new BadInput($"{string.Join('.', path)}.{name}", "missing", Without(path, name));
            var twice = $"{JsonSerializer.Serialize(name)}:{value[name]?.ToJsonString() ?? "null"}";
            yield return new BadInput($"{string.Join('.', path)}.{name}", "twice", Beside(path, twice));
        }

        if (spoil == Wrong)
            yield return new BadInput(string.Join('.', path), "unknown member", Beside(path, "\"nobodyKnows\":1"));
    }

    private IEnumerable<(string What, string Raw)> Wrong(JsonObject member, object[] path)
    {
        var schema = api.Resolve(member);
        if (schema["type"] is null)
            yield break; // whatever JSON there is
        if (!Api.MayBeNull(member))
            yield return ("null", "null");
        foreach (var raw in WrongTypes(schema))
            yield return ("wrong type", raw);
        if (Api.Is(schema, "array") && (int?)schema["maxItems"] is { } most and < 1_000)
        {
            var item = Find(example, path) is JsonArray { Count: > 0 } items ? items[0]!.ToJsonString() : "1";
            yield return ("too many", $"[{string.Join(',', Enumerable.Repeat(item, most + 1))}]");
        }

        foreach (var (bound, step) in new[] { ("minimum", -1m), ("maximum", 1m) })
        {
            if (schema[bound] is { } limit)
                yield return ("out of range", $"{decimal.Parse($"{limit}", NumberStyles.Float, Invariant) + step}");
        }

        if (!Api.Is(schema, "string") || schema["enum"] is not null || schema["format"] is not null)
            yield break;
        yield return ("U+0000", "\"a\\u0000b\"");
        yield return ("half a character", "\"a\\ud800b\"");
        var longest = (int?)schema["maxLength"] ?? LongText - 1;
        yield return ("too long", $"\"{new string('a', longest + 1)}\"");
        if ((int?)schema["minLength"] is > 0)
            yield return ("empty", "\"\"");
        if (schema["pattern"] is not null)
            yield return ("wrong form", "\"!\"");
    }

    private IEnumerable<(string What, string Raw)> Odd(JsonObject member, object[] path)
    {
        var schema = api.Resolve(member);
        if (Api.Is(schema, "array"))
            yield return ("nothing", "[]");
        if (Api.Is(schema, "integer"))
            yield return ("largest", $"{int.MaxValue}");
        if (Api.Is(schema, "integer"))
            yield return ("negative", "-1");
        switch (schema["format"]?.ToString())
        {
            case "uuid":
                yield return ("no id", $"\"{Guid.Empty}\"");
                yield break;
            case "date":
                yield return ("first day", "\"0001-01-01\"");
                yield return ("last day", "\"9999-12-31\"");
                yield break;
            case "date-time":
                yield return ("first moment", "\"0001-01-01T00:00:00Z\"");
                yield return ("last moment", "\"9999-12-31T23:59:59-12:00\"");
                yield break;
        }

        if (!Api.Is(schema, "string") || schema["enum"] is not null || Find(example, path) is not JsonValue text)
            yield break;
        yield return ("NFD", JsonSerializer.Serialize($"{text}ế".Normalize(NormalizationForm.FormD)));
        yield return ("turned direction", JsonSerializer.Serialize($"{text}\u202Exyz"));
        yield return ("invisible", JsonSerializer.Serialize("\u200B\u200D\u2060\uFEFF"));
        yield return ("blank", "\"   \"");
        yield return ("a formula", "\"=cmd|'/c calc'!A1\"");
    }

    private static IEnumerable<string> WrongTypes(JsonObject schema)
    {
        if (Api.Is(schema, "string"))
            yield return "17";
        else if (Api.Is(schema, "array"))
            yield return "[null]";
        if (!Api.Is(schema, "string"))
            yield return "\"x\"";
        if (!Api.Is(schema, "array"))
            yield return "[]";
        if (!Api.Is(schema, "object"))
            yield return "{}";
        if (Api.Is(schema, "integer"))
            yield return "1.5";
        if (Api.Is(schema, "integer") || Api.Is(schema, "number"))
            yield return "1e400";
        if (schema["enum"] is not null)
            yield return "\"nonsense\"";
        foreach (var wrong in schema["format"]?.ToString() switch
        {
            "uuid" => ["0197a3c4", ""],
            "date" => ["2025-02-30", "01/02/2025", "2025-07-01T00:00:00Z"],
            "date-time" => ["yesterday", "2025-02-30T00:00:00Z"],
            _ => Array.Empty<string>(),
        })
            yield return $"\"{wrong}\"";
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private string With(object[] path, string raw) => Changed(path[..^1], parent =>
    {
        if (path[^1] is int index)
            parent[index] = Mark;
        else
            parent[(string)path[^1]] = Mark;
    }).Replace($"\"{Mark}\"", raw, StringComparison.Ordinal);

    private string Without(object[] path, string name) =>
        Changed(path, parent => parent.AsObject().Remove(name));

    private string Beside(object[] path, string raw) => Changed(path, parent => parent[Mark] = 0)
        .Replace($"\"{Mark}\":0", raw, StringComparison.Ordinal);

    private string Changed(object[] path, Action<JsonNode> change)
    {
        var root = example.DeepClone();
        change(Find(root, path)!);
        return root.ToJsonString(AsItStands);
    }

    private static JsonNode? Find(JsonNode root, object[] path) => path.Aggregate(
        (JsonNode?)root, (node, step) => step is int index ? node?[index] : node?[(string)step]);
}
