namespace Platform.Notifications.Sending;

/// <summary>The hours in which nobody is disturbed, by the recipients' clocks. Pure.</summary>
internal static class QuietHours
{
    internal static bool Includes(NotificationOptions options, DateTimeOffset now) =>
        Within(options.QuietFrom, options.QuietUntil, Local(options, now));

    /// <summary>When the hours end that the instant lies in.</summary>
    internal static DateTimeOffset End(NotificationOptions options, DateTimeOffset now) =>
        Next(options, options.QuietUntil, now);

    /// <summary>Whether a time of day lies in hours that may go over midnight; the end is not included.</summary>
    internal static bool Within(TimeOnly from, TimeOnly until, TimeOnly time) =>
        from != until && time.IsBetween(from, until);

    /// <summary>The time of day the recipients' clocks show.</summary>
    internal static TimeOnly Local(NotificationOptions options, DateTimeOffset now) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone(options)).DateTime);

    /// <summary>When the recipients' clocks show the time of day next.</summary>
    internal static DateTimeOffset Next(NotificationOptions options, TimeOnly timeOfDay, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone(options)).DateTime;
        var next = local.Date + timeOfDay.ToTimeSpan();
        return new DateTimeOffset(
            TimeZoneInfo.ConvertTimeToUtc(next > local ? next : next.AddDays(1), Zone(options)), TimeSpan.Zero);
    }

    private static TimeZoneInfo Zone(NotificationOptions options) =>
        TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
}
