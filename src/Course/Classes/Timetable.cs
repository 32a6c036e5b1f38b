using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// A weekly timetable as it hangs on the door: days of the week and a time of day in Vietnam, with the days on which
/// nothing is held. A day left out does not count towards the number of classes.
/// </summary>
internal sealed record Timetable(
    DateOnly First, IReadOnlyCollection<DayOfWeek> Days, TimeOnly Time, DateOnly? Until, int? Count,
    IReadOnlyCollection<DateOnly> Except)
{
    /// <summary>Twice a week for a year.</summary>
    internal const int MostClasses = 104;

    /// <summary>Far enough for every timetable that somebody means.</summary>
    private const int MostDays = 731;

    /// <returns>When the classes begin, in UTC; at most one more than is allowed.</returns>
    public IReadOnlyList<DateTimeOffset> Starts() =>
    [
        .. Enumerable.Range(0, MostDays).Select(First.AddDays)
            .TakeWhile(day => Until is null || day <= Until)
            .Where(day => Days.Contains(day.DayOfWeek) && !Except.Contains(day))
            .Take(Math.Min(Count ?? int.MaxValue, MostClasses + 1))
            .Select(day => VietnamTime.At(day, Time)),
    ];
}
