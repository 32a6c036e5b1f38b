using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.ServiceDefaults;

/// <summary>Schemas say what the serializer and the validator really demand.</summary>
internal static class OpenApiSchemas
{
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
        schema.Description ??= context.JsonPropertyInfo?.AttributeProvider is MemberInfo member
            ? XmlDocumentation.Of(member)
            : XmlDocumentation.Of(context.JsonTypeInfo.Type);
        return Task.CompletedTask;
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
        else if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, schema.Enum?.OfType<JsonNode>().ToList());
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: var element }
            && element == typeof(string))
            schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.String };
    }

    /// <summary>Rules stand on the parameters of a record, where the exporter does not look.</summary>
    private static void DescribeRules(OpenApiSchema schema, JsonPropertyInfo? property)
    {
        foreach (var rule in property?.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(true) ?? [])
        {
            switch (rule)
            {
                case StringLengthAttribute length:
                    (schema.MinLength, schema.MaxLength) = (length.MinimumLength, length.MaximumLength);
                    break;
                case RegularExpressionAttribute expression:
                    schema.Pattern = Pattern(expression);
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
    private static string Pattern(RegularExpressionAttribute expression) =>
        $"^(?:{expression.Pattern.TrimStart('^').Replace(@"\z", "", StringComparison.Ordinal).TrimEnd('$')})$";

    private static Type Required(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Name(Type type)
    {
        var name = type.DeclaringType is { IsGenericType: false } slice ? slice.Name + type.Name : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(Name))}"
            : name;
    }
}
