using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses;

/// <summary>Values of enumerations as they travel, in JSON, in events and in the query string alike.</summary>
internal static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum => Names<T>.ByCode.TryGetValue(text ?? "", out value);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(
            value => value, value => JsonSerializer.SerializeToElement(value, Json.Commands).GetString()!);

        public static readonly Dictionary<string, T> ByCode =
            ByValue.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}

/// <summary>A code in the query string: the binder alone would demand the name of the C# member.</summary>
public readonly record struct Coded<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Found by the binder of minimal APIs.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "As below.")]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, out Coded<T> coded)
    {
        var known = Codes.TryParse<T>(text, out var value);
        coded = new Coded<T>(value);
        return known;
    }
}
