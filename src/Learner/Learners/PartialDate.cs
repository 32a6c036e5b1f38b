using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Learners.Learners;

/// <summary>
/// A birth date as precisely as it is known: year, month or day. A calendar date, never an instant. Its text is ISO
/// 8601 (<c>1948</c>, <c>1948-05</c>, <c>1990-03-12</c>).
/// </summary>
internal readonly partial record struct PartialDate(int Year, int? Month = null, int? Day = null)
{
    private const int EarliestYear = 1900;

    /// <summary>Reads ISO 8601 or what Vietnamese lists hold: <c>12/03/1990</c>, <c>05/1948</c>, <c>1948</c>.</summary>
    public static bool TryParse(string text, DateOnly today, out PartialDate date)
    {
        date = default;
        var match = Written().Match(text);
        if (!match.Success)
            return false;
        date = new PartialDate(Number("year")!.Value, Number("month"), Number("day"));
        return date.IsPlausible(today);

        int? Number(string group) => match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote; an erased date reads as the default.</summary>
    public static PartialDate FromStored(string text) => TryParse(text, DateOnly.MaxValue, out var date)
        ? date
        : text.Length == 0 ? default : throw new FormatException("A stored birth date is not ISO 8601.");

    public override string ToString() => (Month, Day) switch
    {
        _ when Year == 0 => "",
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };

    private bool IsPlausible(DateOnly today)
    {
        if (Year < EarliestYear || Year > today.Year || Month is < 1 or > 12)
            return false;
        if (Day is < 1 || Day > DateTime.DaysInMonth(Year, Month ?? 1))
            return false;
        return new DateOnly(Year, Month ?? 1, Day ?? 1) <= today;
    }

    [GeneratedRegex(
        """
        ^( ( ( (?<day>[0-9]{1,2}) / )? (?<month>[0-9]{1,2}) / )? (?<year>[0-9]{4})
         | (?<year>[0-9]{4}) - (?<month>[0-9]{2}) ( - (?<day>[0-9]{2}) )? )\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Written();
}
