using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses;

/// <summary>Values of enumerations as they travel, in JSON and in events alike.</summary>
internal static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(
            value => value, value => JsonSerializer.SerializeToElement(value, Json.Commands).GetString()!);
    }
}
