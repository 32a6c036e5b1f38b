namespace Platform.ServiceDefaults;

/// <summary>
/// Days as people here live them. In UTC it is still yesterday until seven in the morning, so a "today" of the server
/// would date what happens before breakfast wrongly.
/// </summary>
public static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The day it is now.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>The date in Vietnam.</returns>
    public static DateOnly Today(TimeProvider time) => DateOf(time.GetUtcNow());

    /// <summary>The day on which something happened.</summary>
    /// <param name="instant">When it happened.</param>
    /// <returns>The date in Vietnam.</returns>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The same instant with the time of day of Vietnam.</summary>
    /// <param name="instant">An instant.</param>
    /// <returns>The instant with the offset of Vietnam.</returns>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>When the clocks here showed a time of day.</summary>
    /// <param name="day">The date in Vietnam.</param>
    /// <param name="timeOfDay">The time of day in Vietnam.</param>
    /// <returns>The instant in UTC, as the database takes it.</returns>
    public static DateTimeOffset At(DateOnly day, TimeOnly timeOfDay) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(timeOfDay), Zone);
}
