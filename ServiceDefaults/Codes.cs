using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Platform.ServiceDefaults;

/// <summary>Values of enumerations as they travel, in JSON, in events and in the query string alike.</summary>
public static class Codes
{
    /// <summary>The code of a value.</summary>
    /// <typeparam name="T">An enumeration.</typeparam>
    /// <param name="value">One of its values.</param>
    /// <returns>For example <c>hands-on</c>.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value behind a code.</summary>
    /// <typeparam name="T">An enumeration.</typeparam>
    /// <param name="text">What was sent.</param>
    /// <param name="value">The value, when true is returned.</param>
    /// <returns>Whether the text is a code of the enumeration.</returns>
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
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="Value">The value the code stands for.</param>
public readonly record struct Coded<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Found by the binder of minimal APIs.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="provider">Not used: a code has no culture.</param>
    /// <param name="coded">The code, when true is returned.</param>
    /// <returns>Whether the text is a code of the enumeration.</returns>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "As below.")]
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, out Coded<T> coded)
    {
        var known = Codes.TryParse<T>(text, out var value);
        coded = new Coded<T>(value);
        return known;
    }
}
