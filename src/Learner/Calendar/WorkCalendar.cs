using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Calendar;

/// <summary>
/// Working days and hours as people here live them. A snapshot: load it once for all deadlines of a request or a run.
/// </summary>
internal sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, CalendarDayKind> days;
    private readonly HashSet<int> years;
    private readonly WorkingHours hours;

    public WorkCalendar(IEnumerable<CalendarDay> days, WorkingHours hours)
    {
        if (!hours.IsUsable)
            throw new ArgumentException("No working hours, or they overlap.", nameof(hours));
        this.hours = hours;
        this.days = days.ToDictionary(day => day.Day, day => day.Kind);
        years = [.. this.days.Keys.Select(day => day.Year)];
    }

    /// <param name="db">The context of the request.</param>
    /// <param name="today">The day whose working hours count.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public static async Task<WorkCalendar> Load(
        LearnerDbContext db, DateOnly today, CancellationToken cancellationToken) => new(
            await db.CalendarDays.AsNoTracking().ToListAsync(cancellationToken),
            (await RuleBook.Value(db, WorkingHours.Rule, today, cancellationToken)).Value);

    /// <summary>
    /// False where a year has no holidays yet: what was computed knows weekends only, and says so with
    /// <c>calendarIncomplete</c>.
    /// </summary>
    public bool Covers(DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year, to.Year - from.Year + 1).All(years.Contains);

    public bool IsWorkingDay(DateOnly day) => days.TryGetValue(day, out var kind)
        ? kind is CalendarDayKind.Working
        : hours.Days.Contains(day.DayOfWeek);

    /// <summary>The day of receipt does not count: one working day from a Friday is the Monday after.</summary>
    public DateOnly AddWorkingDays(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        for (; workingDays > 0; workingDays--)
        {
            do
                from = from.AddDays(1);
            while (!IsWorkingDay(from));
        }

        return from;
    }

    /// <returns>When so much working time will have passed; in UTC, as the database takes it.</returns>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        foreach (var (start, end) in SpansFrom(from))
        {
            if (workingTime <= end - start)
                return (start + workingTime).ToUniversalTime();
            workingTime -= end - start;
        }

        throw new UnreachableException("The spans never end.");
    }

    /// <summary>Working time that passed between two instants; none where the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) =>
        SpansFrom(from).TakeWhile(span => span.Start < to).Aggregate(
            TimeSpan.Zero, (sum, span) => sum + ((span.End < to ? span.End : to) - span.Start));

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> SpansFrom(DateTimeOffset from)
    {
        for (var day = VietnamTime.DateOf(from); ; day = day.AddDays(1))
        {
            foreach (var span in IsWorkingDay(day) ? hours.Spans : [])
            {
                var (start, end) = (VietnamTime.At(day, span.From), VietnamTime.At(day, span.To));
                if (end > from)
                    yield return (start > from ? start : from, end);
            }
        }
    }
}
