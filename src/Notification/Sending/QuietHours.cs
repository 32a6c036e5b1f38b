namespace Platform.Notifications.Sending;

/// <summary>The hours in which nobody is disturbed, by the recipients' clocks. Pure.</summary>
internal static class QuietHours
{
    internal static bool Includes(NotificationOptions options, DateTimeOffset now)
    {
        var (from, until) = (options.QuietFrom, options.QuietUntil);
        if (from == until)
            return false;
        var local = TimeOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)).DateTime);
        return local.IsBetween(from, until); // also over midnight; the end is not included
    }
}
