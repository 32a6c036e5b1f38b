using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.ServiceDefaults;

/// <summary>Schemas say what the serializer and the validator really demand.</summary>
internal static class OpenApiSchemas
{
    /// <summary>Where the framework looks for what is to stand beside a reference.</summary>
    private const string ReferenceDescription = "x-ref-description";

    private const string ReferenceExample = "x-ref-example";

    internal const string TimeOfDay = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

    /// <summary>
    /// Requests and responses are nested in their slices: <c>Request</c> alone would be one schema for all of them.
    /// </summary>
    internal static string? Id(JsonTypeInfo info)
    {
        if (info.Type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails)))
            return OpenApi.Problem; // one answer, whatever the framework calls it
        return OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null ? null : Name(Required(info.Type));
    }

    internal static Task Describe(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        DescribeConverted(schema, context);
        DescribeRules(schema, context.JsonPropertyInfo);
        if (context.JsonPropertyInfo is { } property)
            DescribeMember(schema, property, isReference: Id(context.JsonTypeInfo) is not null);
        else
            schema.Description ??= XmlDocumentation.Of(Required(context.JsonTypeInfo.Type));
        return Task.CompletedTask;
    }

    /// <summary>
    /// What is said of a member stands beside a reference: the schema it leads to is everybody&apos;s.
    /// </summary>
    private static void DescribeMember(OpenApiSchema schema, JsonPropertyInfo property, bool isReference)
    {
        var member = property.AttributeProvider as MemberInfo;
        var description = (member is null ? null : XmlDocumentation.Of(member))
            ?? OpenApiVocabulary.Describe(property.Name);
        if (!isReference)
        {
            schema.Description ??= description;
            schema.Examples ??= OpenApiExamples.OfMember(schema, property.Name, member);
            return;
        }

        schema.Description = XmlDocumentation.Of(Required(property.PropertyType));
        schema.Metadata ??= new Dictionary<string, object>();
        if (description is not null)
            schema.Metadata[ReferenceDescription] = description;
        if (ExampleOf(property, member) is { } example)
            schema.Metadata[ReferenceExample] = example;
    }

    /// <summary>What is stated, or the first of the codes that this member alone allows.</summary>
    private static JsonNode? ExampleOf(JsonPropertyInfo property, MemberInfo? member)
    {
        if (member is not null && XmlDocumentation.ExampleOf(member).Stated is { } stated)
            return JsonNode.Parse(stated);
        var rules = property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(true) ?? [];
        return rules.OfType<AllowedValuesAttribute>().FirstOrDefault() is { Values: [{ } first, ..] }
            ? JsonSerializer.SerializeToNode(first, first.GetType(), Json.Commands)
            : null;
    }

    /// <summary>The exporter cannot see through converters of ours and would allow any JSON value.</summary>
    private static void DescribeConverted(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Required(context.JsonTypeInfo.Type);
        var nullable = type != context.JsonTypeInfo.Type || context.JsonPropertyInfo is { IsGetNullable: true };
        var orNull = nullable ? JsonSchemaType.Null : 0;
        if (type == typeof(string))
            schema.Type ??= JsonSchemaType.String | orNull;
        else if (type == typeof(double))
            (schema.Type, schema.Format) = (JsonSchemaType.Number | orNull, "double");
        else if (type == typeof(TimeOnly)) // "time" in a schema means one with an offset
            (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.String | orNull, null, TimeOfDay);
        else if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, schema.Enum?.OfType<JsonNode>().ToList());
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: var element }
            && element == typeof(string))
            schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.String };
    }

    /// <summary>Rules stand on the parameters of a record, where the exporter does not look.</summary>
    private static void DescribeRules(OpenApiSchema schema, JsonPropertyInfo? property)
    {
        if (schema.Pattern?.EndsWith(@"\z", StringComparison.Ordinal) is true)
            schema.Pattern = Pattern(schema.Pattern); // of a parameter or a property: found, and copied as it is
        foreach (var rule in property?.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(true) ?? [])
        {
            switch (rule)
            {
                case MinLengthAttribute { Length: var fewest } when property!.PropertyType != typeof(string):
                    schema.MinItems = fewest;
                    break;
                case MaxLengthAttribute { Length: var most } when property!.PropertyType != typeof(string):
                    schema.MaxItems = most;
                    break;
                case StringLengthAttribute length:
                    (schema.MinLength, schema.MaxLength) = (length.MinimumLength, length.MaximumLength);
                    break;
                case AllowedValuesAttribute { Values: var values } when property!.PropertyType == typeof(string):
                    schema.Enum = [.. values.OfType<string>().Select(value => JsonValue.Create(value))];
                    break;
                case RegularExpressionAttribute expression:
                    schema.Pattern = Pattern(expression.Pattern);
                    break;
                case RangeAttribute { Minimum: int or double } range:
                    schema.Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
                    schema.Maximum = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
                    break;
            }
        }
    }

    /// <summary>
    /// As JavaScript writes it, which is what JSON Schema means: the attribute asks for the whole text, a schema for a
    /// part of it, and <c>\z</c> would be a letter.
    /// </summary>
    private static string Pattern(string expression) =>
        $"^(?:{expression.TrimStart('^').Replace(@"\z", "", StringComparison.Ordinal).TrimEnd('$')})$";

    private static Type Required(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Name(Type type)
    {
        var name = type.DeclaringType is { IsGenericType: false } slice ? slice.Name + type.Name : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(Name))}"
            : name;
    }
}
