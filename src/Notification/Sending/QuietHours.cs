using Platform.Notifications.Rules;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Sending;

/// <summary>The hours in which nobody is disturbed, by the recipients' clocks.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Until">When they end; equal to the beginning where there are none.</param>
/// <param name="TimeZone">Zone of the recipients' clocks.</param>
/// <param name="Rule">Rule and version that says so; none where the settings of the installation do.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly Until, string TimeZone, string? Rule = null)
{
    /// <summary>As the rule says, where the installation has not set other hours.</summary>
    internal static QuietHours Of(RuleValue<QuietTime> rule, NotificationOptions options) =>
        options is { QuietFrom: { } from, QuietUntil: { } until }
            ? new(from, until, options.TimeZone)
            : new(rule.Value.From, rule.Value.Until, options.TimeZone, $"{RuleKeys.QuietHours.Code}/{rule.Version}");

    internal bool Includes(DateTimeOffset now) => Within(From, Until, Local(now));

    /// <summary>When the hours end that the instant lies in.</summary>
    internal DateTimeOffset End(DateTimeOffset now) => Next(Until, now);

    /// <summary>Whether a time of day lies in hours that may go over midnight; the end is not included.</summary>
    internal static bool Within(TimeOnly from, TimeOnly until, TimeOnly time) =>
        from != until && time.IsBetween(from, until);

    /// <summary>The time of day the recipients' clocks show.</summary>
    internal TimeOnly Local(DateTimeOffset now) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>When the recipients' clocks show the time of day next.</summary>
    internal DateTimeOffset Next(TimeOnly timeOfDay, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var next = local.Date + timeOfDay.ToTimeSpan();
        return new DateTimeOffset(
            TimeZoneInfo.ConvertTimeToUtc(next > local ? next : next.AddDays(1), Zone), TimeSpan.Zero);
    }

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

internal static class QuietHoursQueries
{
    internal static async Task<QuietHours> QuietHours(
        this NotificationDbContext db, NotificationOptions options, DateTimeOffset now,
        CancellationToken cancellationToken) => Sending.QuietHours.Of(
            await db.RuleOf(RuleKeys.QuietHours, VietnamTime.DateOf(now), cancellationToken), options);
}
