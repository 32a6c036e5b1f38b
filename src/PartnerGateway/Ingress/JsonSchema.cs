using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Partners.Ingress;

/// <summary>
/// Enforces the published schema files themselves, so that the document an operator reads and the check it meets cannot
/// drift apart. It knows the keywords of JSON Schema 2020-12 our contracts use; a file with any other stops the start,
/// because a rule silently ignored is worse than none.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);
    private readonly JsonValueKind kind;
    private readonly Dictionary<string, JsonSchema> properties = [];
    private readonly List<string> required = [];
    private readonly List<string> allowed = [];
    private readonly Regex? pattern;
    private readonly string? format;
    private readonly int minLength;
    private readonly int maxLength = int.MaxValue;
    private readonly long minimum = long.MinValue;
    private readonly long maximum = long.MaxValue;
    private readonly int minItems;
    private readonly int maxItems = int.MaxValue;
    private readonly JsonSchema? items;

    internal JsonSchema(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var value = keyword.Value;
            switch (keyword.Name)
            {
                case "$schema" or "$id" or "title" or "description" or "examples":
                    break;
                case "type":
                    kind = value.GetString() switch
                    {
                        "object" => JsonValueKind.Object,
                        "string" => JsonValueKind.String,
                        "integer" => JsonValueKind.Number,
                        "array" => JsonValueKind.Array,
                        _ => throw Unknown(keyword),
                    };
                    break;
                case "properties":
                    foreach (var property in value.EnumerateObject())
                        properties.Add(property.Name, new JsonSchema(property.Value));
                    break;
                case "required":
                    required.AddRange(value.EnumerateArray().Select(name => name.GetString()!));
                    break;
                case "additionalProperties" when value.ValueKind is JsonValueKind.False:
                    break;
                case "enum":
                    allowed.AddRange(value.EnumerateArray().Select(item => item.GetString()!));
                    break;
                case "pattern":
                    pattern = WholeValue(value.GetString()!);
                    break;
                case "format" when value.GetString() is "uuid" or "date-time" or "date":
                    format = value.GetString();
                    break;
                case "minLength":
                    minLength = value.GetInt32();
                    break;
                case "maxLength":
                    maxLength = value.GetInt32();
                    break;
                case "minimum":
                    minimum = value.GetInt64();
                    break;
                case "maximum":
                    maximum = value.GetInt64();
                    break;
                case "minItems":
                    minItems = value.GetInt32();
                    break;
                case "maxItems":
                    maxItems = value.GetInt32();
                    break;
                case "items":
                    items = new JsonSchema(value);
                    break;
                default:
                    throw Unknown(keyword);
            }
        }

        if (kind is JsonValueKind.Undefined)
            throw new InvalidOperationException("Every schema states its type.");
        if (kind is JsonValueKind.Object && !schema.TryGetProperty("additionalProperties", out _))
            throw new InvalidOperationException("Every object of the contract refuses members it does not name.");
        if (kind is JsonValueKind.Array && (items is null || maxItems is int.MaxValue))
            throw new InvalidOperationException("Every list of the contract says of what and how many.");
    }

    /// <returns>JSON pointer of the first value that breaks the schema, or null.</returns>
    internal string? FirstViolation(JsonElement value, string path = "")
    {
        if (value.ValueKind != kind)
            return path.Length == 0 ? "/" : path;
        return kind switch
        {
            JsonValueKind.String => Accepts(value.GetString()!) ? null : path,
            JsonValueKind.Number => value.TryGetInt64(out var number) && number >= minimum && number <= maximum
                ? null
                : path,
            JsonValueKind.Array => FirstViolationOfItems(value, path),
            _ => FirstViolationOfMembers(value, path),
        };
    }

    private string? FirstViolationOfItems(JsonElement value, string path)
    {
        var length = value.GetArrayLength();
        if (length < minItems || length > maxItems)
            return path;
        return value.EnumerateArray().Select((item, index) => items!.FirstViolation(item, $"{path}/{index}"))
            .FirstOrDefault(violation => violation is not null);
    }

    private string? FirstViolationOfMembers(JsonElement value, string path)
    {
        foreach (var name in required)
        {
            if (!value.TryGetProperty(name, out _))
                return $"{path}/{name}";
        }

        foreach (var property in value.EnumerateObject())
        {
            // The name of an unknown member is the sender's text: it is not repeated in a reason.
            if (!properties.TryGetValue(property.Name, out var schema))
                return $"{path}/*";
            if (schema.FirstViolation(property.Value, $"{path}/{property.Name}") is { } violation)
                return violation;
        }

        return null;
    }

    private bool Accepts(string text)
    {
        var length = text.EnumerateRunes().Count();
        return length >= minLength && length <= maxLength
            && (allowed.Count == 0 || allowed.Contains(text))
            && (pattern is null || pattern.IsMatch(text))
            && format switch
            {
                "uuid" => Guid.TryParseExact(text, "D", out _),
                "date-time" => IsDateTime(text),
                "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out _),
                _ => true,
            };
    }

    /// <summary>RFC 3339: a day, a time and an offset.</summary>
    internal static bool IsDateTime(string text) => text.Length > 19 && text[10] is 'T' or 't' && HasOffset(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    /// <summary>In JSON Schema "$" is the end of the text; in .NET it also stands before a final line break.</summary>
    private static Regex WholeValue(string pattern) => pattern.StartsWith('^') && pattern.EndsWith('$')
        ? new Regex(pattern[..^1] + "\\z", RegexOptions.ECMAScript, PatternTimeout)
        : throw new InvalidOperationException($"The pattern {pattern} must hold for the whole value: ^…$.");

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || text[^6] is '+' or '-';

    private static InvalidOperationException Unknown(JsonProperty keyword) =>
        new($"The keyword \"{keyword.Name}\": {keyword.Value.GetRawText()} is not enforced; teach JsonSchema first.");
}
