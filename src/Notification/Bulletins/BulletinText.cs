using System.Text.RegularExpressions;

namespace Platform.Notifications.Bulletins;

/// <summary>
/// What a text must keep so that an announcer can read it out, and nobody&apos;s data is aired. Pure.
/// </summary>
internal static partial class BulletinText
{
    internal const int LongestScript = 4_000;
    private const int LongestSentence = 30;

    /// <returns>
    /// The first fault: <c>personal-data</c>, <c>web-address</c>, <c>digits</c>, <c>long-sentence</c>.
    /// </returns>
    internal static string? Fault(string script, bool spoken)
    {
        if (PersonalData().IsMatch(script))
            return "personal-data";
        if (!spoken)
            return null;
        if (WebAddress().IsMatch(script))
            return "web-address";
        if (script.Any(char.IsDigit))
            return "digits";
        return SentenceEnd().Split(script).Any(sentence => Word().Count(sentence) > LongestSentence)
            ? "long-sentence"
            : null;
    }

    /// <summary>Numbers of identity cards, old and new, and addresses of e-mail.</summary>
    [GeneratedRegex(@"(?<![0-9])([0-9]{9}|[0-9]{12})(?![0-9])|[^\s@]+@[^\s@]+\.[^\s@]+")]
    private static partial Regex PersonalData();

    [GeneratedRegex(@"https?:|www\.|[\p{L}0-9-]\.(vn|com|net|org|gov|edu|info)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"[.!?;:…\r\n]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
