using System.Text.RegularExpressions;

namespace Platform.ServiceDefaults;

/// <summary>
/// What DataAnnotations says in English about C# members, said in both languages about values. A message of our own
/// passes as it is.
/// </summary>
internal static partial class ValidationTexts
{
    private static readonly (Regex Pattern, string Text)[] Texts =
    [
        (Required(), "Bắt buộc. / Required."),
        (Between(), "Từ $1 đến $2 ký tự. / $1 to $2 characters."),
        (AtMost(), "Tối đa $1 ký tự. / At most $1 characters."),
        (Range(), "Từ $1 đến $2. / Between $1 and $2."),
        (Pattern(), "Sai định dạng. / Does not have the form $1."),
        (Fewest(), "Ít nhất $1. / At least $1."),
        (Most(), "Nhiều nhất $1. / At most $1."),
        (Allowed(), "Không thuộc danh mục. / Not one of the codes."),
    ];

    internal static string Translate(string message)
    {
        foreach (var (pattern, text) in Texts)
        {
            if (pattern.Match(message) is { Success: true } match)
                return match.Result(text);
        }

        return message;
    }

    [GeneratedRegex("^The .+ field is required\\.$")]
    private static partial Regex Required();

    [GeneratedRegex("^The field .+ must be a string with a minimum length of (\\d+) and a maximum length of (\\d+)")]
    private static partial Regex Between();

    [GeneratedRegex("^The field .+ must be a string with a maximum length of (\\d+)\\.$")]
    private static partial Regex AtMost();

    [GeneratedRegex("^The field .+ must be between (\\S+) and (\\S+)\\.$")]
    private static partial Regex Range();

    [GeneratedRegex("^The field .+ must match the regular expression '(.+)'\\.$")]
    private static partial Regex Pattern();

    [GeneratedRegex("^The field .+ must be a string or array type with a minimum length of '(\\d+)'\\.$")]
    private static partial Regex Fewest();

    [GeneratedRegex("^The .+ field does not equal any of the values specified in AllowedValuesAttribute\\.$")]
    private static partial Regex Allowed();

    [GeneratedRegex("^The field .+ must be a string or array type with a maximum length of '(\\d+)'\\.$")]
    private static partial Regex Most();
}
