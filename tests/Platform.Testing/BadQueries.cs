using System.Globalization;
using System.Text.Json.Nodes;

namespace Platform.Testing;

/// <summary>Values of the parameters of a query that their schemas do not allow.</summary>
public static class BadQueries
{
    /// <summary>Each parameter of a query with each value it may not have.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Api api, Api.Operation operation) =>
        from parameter in operation.Described["parameters"] as JsonArray ?? []
        where parameter!["in"]?.ToString() is "query"
        from value in Wrong(api.Resolve(parameter["schema"]!))
        select (parameter["name"]!.ToString(), value);

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static IEnumerable<string> Wrong(JsonObject schema)
    {
        if (Api.Is(schema, "integer"))
        {
            foreach (var value in new[] { "x", "1.5", "9999999999999999999" })
                yield return value;
            foreach (var (bound, step) in new[] { ("minimum", -1m), ("maximum", 1m) })
            {
                if (schema[bound] is { } limit)
                    yield return $"{decimal.Parse($"{limit}", NumberStyles.Float, Invariant) + step}";
            }
        }

        if (Api.Is(schema, "boolean"))
            yield return "maybe";
        if (!Api.Is(schema, "string"))
            yield break;
        if (schema["enum"] is not null)
            yield return "nonsense";
        foreach (var value in schema["format"]?.ToString() switch
        {
            "uuid" => ["0197a3c4", "Đức Xuân"],
            "date" => ["2025-02-30", "2025-13-01"],
            "date-time" => ["yesterday", "2025-02-30T00:00:00Z"],
            _ => Array.Empty<string>(),
        })
            yield return value;
        if (schema["format"] is null && (int?)schema["maxLength"] is { } longest)
            yield return new string('a', longest + 1);
        if (schema["pattern"] is not null)
            yield return "!";
    }
}
