using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.ServiceDefaults;

/// <summary>
/// The two JSON profiles of the platform. Both refuse duplicate and missing members, nulls and U+0000.
/// </summary>
public static class Json
{
    /// <summary>Commands over HTTP and partner documents: a member nobody declared is refused.</summary>
    public static JsonSerializerOptions Commands { get; } = Create(JsonUnmappedMemberHandling.Disallow);

    /// <summary>
    /// Events inside the platform: unknown members are skipped, so that a consumer survives a newer producer.
    /// </summary>
    public static JsonSerializerOptions Events { get; } = Create(JsonUnmappedMemberHandling.Skip);

    internal static void AddPlatformJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
            Apply(options.SerializerOptions, JsonUnmappedMemberHandling.Disallow));

    private static JsonSerializerOptions Create(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options, unmapped);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void Apply(JsonSerializerOptions options, JsonUnmappedMemberHandling unmapped)
    {
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = unmapped;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // People read these documents: Vietnamese letters stay letters; only what HTML could misread is escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(RefuseNullElements);
        options.Converters.Add(new NormalisedStringConverter());
        options.Converters.Add(new FiniteNumberConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    /// <summary>
    /// The serializer respects that a member is never null, but not that an element of a list is: no list of ours has
    /// holes.
    /// </summary>
    private static void RefuseNullElements(JsonTypeInfo info)
    {
        if (info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            && (element.IsClass || element.IsInterface))
        {
            info.OnDeserialized = static list =>
            {
                foreach (var item in (System.Collections.IEnumerable)list)
                {
                    if (item is null)
                        throw new JsonException("A list has no null elements.");
                }
            };
        }
    }
}

/// <summary>Every string that enters is NFC and free of U+0000, which PostgreSQL cannot store.</summary>
internal sealed class NormalisedStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
            throw new JsonException();
        string value;
        try
        {
            value = reader.GetString()!;
        }
        catch (InvalidOperationException unpaired) // a lone surrogate or invalid UTF-8 is the sender's fault, not ours
        {
            throw new JsonException("The string is not valid Unicode.", unpaired);
        }

        if (value.Contains('\0'))
            throw new JsonException("U+0000 is not accepted.");
        return value.Normalize(NormalizationForm.FormC);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>1e400 is read as infinity, which no JSON can carry back and no column keeps.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new JsonException("A finite number is expected.");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
