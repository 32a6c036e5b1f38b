using System.Globalization;
using System.Text;
using Platform.ServiceDefaults;

namespace Platform.Courses.Calendars;

/// <summary>Writes iCalendar (RFC 5545): escaped values, lines of 75 octets and no more, ended by CR LF.</summary>
internal sealed class CalendarText
{
    private const int LongestLine = 75;
    private const string LocalFormat = "yyyyMMdd'T'HHmmss";
    private readonly StringBuilder text = new();

    /// <summary>A line whose value needs no escaping.</summary>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // Folded between characters: a letter of several octets stays whole.
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>A line for people to read.</summary>
    public CalendarText Text(string name, string value) => Line(name, value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .ReplaceLineEndings(@"\n"));

    public CalendarText Utc(string name, DateTimeOffset instant) =>
        Line(name, instant.UtcDateTime.ToString(LocalFormat, CultureInfo.InvariantCulture) + "Z");

    /// <summary>A time of day in Vietnam, as people keep it.</summary>
    public CalendarText Local(string name, DateTimeOffset instant) => Line(
        $"{name};TZID={TimeZone}",
        VietnamTime.Local(instant).DateTime.ToString(LocalFormat, CultureInfo.InvariantCulture));

    /// <summary>Vietnam has had no summer time since 1975: one rule for all days that are shown.</summary>
    public CalendarText VietnamZone() => Line("BEGIN", "VTIMEZONE").Line("TZID", TimeZone)
        .Line("BEGIN", "STANDARD").Line("DTSTART", "19750613T000000")
        .Line("TZOFFSETFROM", "+0700").Line("TZOFFSETTO", "+0700").Line("TZNAME", "+07")
        .Line("END", "STANDARD").Line("END", "VTIMEZONE");

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private const string TimeZone = "Asia/Ho_Chi_Minh";
}
