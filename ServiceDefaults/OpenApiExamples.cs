using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Platform.ServiceDefaults;

/// <summary>
/// Examples of whole requests and answers, put together from those of their members: nobody writes one by hand, so none
/// goes out of date.
/// </summary>
internal static class OpenApiExamples
{
    private const int Deepest = 8;
    private const string Day = "2026-03-02";
    private const string LaterDay = "2027-03-02";

    /// <summary>
    /// Values of a member: what its comment says, else what its form or its name says. An empty <c>example</c> says
    /// that requests do better without it.
    /// </summary>
    internal static IList<JsonNode>? OfMember(OpenApiSchema schema, string name, MemberInfo? member)
    {
        var (stated, mentioned) = member is null ? default : XmlDocumentation.ExampleOf(member);
        if (stated is "")
            return [];
        if (stated is not null)
            return One(IsText(schema) ? stated : JsonNode.Parse(stated));
        if (IsArray(schema) && schema.Items is OpenApiSchema items)
        {
            items.Examples ??= One(ByForm(items) ?? Text(items, mentioned ?? OpenApiVocabulary.Example(name)));
            return null; // the array is put together from it
        }

        if (schema.Format is "date" && name.EndsWith("To", StringComparison.Ordinal))
            return [LaterDay];
        return One(ByForm(schema) ?? Text(schema, mentioned ?? OpenApiVocabulary.Example(name)));
    }

    private static List<JsonNode>? One(JsonNode? example) => example is null ? null : [example];

    /// <summary>A whole body.</summary>
    internal static JsonNode? Compose(OpenApiDocument document, IOpenApiSchema? schema, int depth = 0)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id, Examples: not [{ }, ..] })
            schema = document.Components!.Schemas![id];
        if (schema is null || depth > Deepest)
            return null;
        if (schema.Examples is not null)
            return schema.Examples.FirstOrDefault()?.DeepClone();
        if (schema.OneOf is { Count: > 0 } choices)
            return Compose(document, choices.FirstOrDefault(one => one.Type is not JsonSchemaType.Null), depth + 1);
        if (schema.Properties is { Count: > 0 } members)
        {
            var known = members
                .Select(member => KeyValuePair.Create(member.Key, Compose(document, member.Value, depth + 1)))
                .Where(member => member.Value is not null).ToDictionary();
            // Half an example would be a wrong one.
            return schema.Required?.All(known.ContainsKey) is false ? null : new JsonObject(known);
        }

        if (IsArray(schema))
            return Compose(document, schema.Items, depth + 1) is { } item ? new JsonArray(item) : new JsonArray();
        if (schema.AdditionalProperties is { } values)
            return new JsonObject { ["learners"] = Compose(document, values, depth + 1) ?? new JsonObject() };
        return schema.Type is null or JsonSchemaType.Object ? new JsonObject() : ByForm(schema);
    }

    /// <summary>What needs no words: one of a few codes, an id, a day.</summary>
    private static JsonNode? ByForm(IOpenApiSchema schema) => schema switch
    {
        { Enum: [{ } first, ..] } => first.DeepClone(),
        { Format: "uuid" } => "0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d1f",
        { Format: "date" } => Day,
        { Format: "date-time" } => "2026-03-02T01:30:00Z",
        { Pattern: OpenApiSchemas.TimeOfDay } => "08:00:00",
        { Type: { } type } when type.HasFlag(JsonSchemaType.Boolean) => true,
        { Type: { } type } when type.HasFlag(JsonSchemaType.Integer) => Smallest(schema),
        { Type: { } type } when type.HasFlag(JsonSchemaType.Number) => Smallest(schema),
        _ => null,
    };

    private static JsonNode Smallest(IOpenApiSchema schema) =>
        double.TryParse(schema.Minimum, CultureInfo.InvariantCulture, out var least) && least > 0
            ? (long)Math.Ceiling(least)
            : 1;

    /// <summary>What is said of a member in passing need not be a value of it.</summary>
    private static JsonNode? Text(OpenApiSchema schema, string? text) =>
        text is not null && IsText(schema) && !(text.Length > schema.MaxLength) && !(text.Length < schema.MinLength)
        && (schema.Pattern is null || Regex.IsMatch(text, schema.Pattern))
            ? text
            : null;

    private static bool IsText(OpenApiSchema schema) =>
        schema.Type is { } type && type.HasFlag(JsonSchemaType.String);

    private static bool IsArray(IOpenApiSchema schema) =>
        schema.Type is { } type && type.HasFlag(JsonSchemaType.Array);
}
