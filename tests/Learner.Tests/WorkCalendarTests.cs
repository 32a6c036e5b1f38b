using System.Globalization;
using Platform.Learners.Calendar;
using Platform.ServiceDefaults;

namespace Platform.Learners.Tests;

public sealed class WorkCalendarTests
{
    private static readonly WorkingHours Hours = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        [new(new TimeOnly(7, 30), new TimeOnly(11, 30)), new(new TimeOnly(13, 30), new TimeOnly(17, 0))]);

    private static readonly WorkCalendar Calendar = new(CalendarSeed.Read(), Hours);

    /// <summary>Tết and the day of the Hùng kings follow the moon.</summary>
    [Fact]
    public void Days_of_the_lunar_calendar_are_what_the_moon_says()
    {
        var moon = new ChineseLunisolarCalendar(); // as in Vietnam, in years without a leap month

        foreach (var day in CalendarSeed.Read().Where(day => day.Name == "Giỗ Tổ Hùng Vương"))
            Assert.Equal((3, 10), LunarDate(day.Day));
        foreach (var days in CalendarSeed.Read().Where(day => day.Name is "Tết Bính Ngọ" or "Tết Đinh Mùi")
            .GroupBy(day => day.Name))
            Assert.Contains(days, day => LunarDate(day.Day) == (1, 1));

        (int Month, int Day) LunarDate(DateOnly day) => (
            moon.GetMonth(day.ToDateTime(TimeOnly.MinValue)), moon.GetDayOfMonth(day.ToDateTime(TimeOnly.MinValue)));
    }

    [Theory]
    [InlineData("2026-04-29", true)]
    [InlineData("2026-04-30", false)] // Ngày Chiến thắng, a Thursday
    [InlineData("2026-05-02", false)] // a Saturday like any other
    [InlineData("2026-02-16", false)] // the eve of Tết, a Monday
    [InlineData("2026-04-27", false)] // for the Hùng Kings' day on a Sunday
    [InlineData("2026-01-02", false)] // a Friday, swapped …
    [InlineData("2026-01-10", true)] // … for this Saturday
    public void A_day_is_worked_on_unless_it_is_free_or_a_weekend_that_was_not_swapped(string day, bool worked) =>
        Assert.Equal(worked, Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-04-30", 2, "2026-05-05")] // received on a holiday before another one and a weekend
    [InlineData("2026-04-24", 1, "2026-04-28")] // Friday; Monday is free
    [InlineData("2026-01-08", 2, "2026-01-10")] // the swapped Saturday counts
    [InlineData("2026-04-29", 0, "2026-04-29")]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    public void Working_days_are_counted_from_the_day_after_receipt(string from, int days, string due) =>
        Assert.Equal(Day(due), Calendar.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-03-13T16:00", "04:00", "2026-03-16T10:30")] // Friday afternoon, due on Monday
    [InlineData("2026-03-13T16:00", "01:00", "2026-03-13T17:00")]
    [InlineData("2026-03-13T11:00", "01:00", "2026-03-13T14:00")] // over noon
    [InlineData("2026-03-14T09:00", "00:30", "2026-03-16T08:00")] // opened on a Saturday
    [InlineData("2026-04-29T16:30", "01:00", "2026-05-04T08:00")] // over 30 April and 1 May
    [InlineData("2026-01-09T16:30", "01:00", "2026-01-10T08:00")] // into the swapped Saturday
    [InlineData("2026-03-13T23:30", "16:00", "2026-03-18T08:30")] // 16 working hours are two days and an hour
    public void Working_time_runs_only_while_offices_work(string from, string time, string due)
    {
        var deadline = Calendar.AddWorkingTime(Local(from), TimeSpan.Parse(time, null));

        Assert.Equal(Local(due), deadline);
        Assert.Equal(TimeSpan.Zero, deadline.Offset);
    }

    [Fact]
    public void What_was_added_is_what_lies_between()
    {
        var start = Local("2026-01-01T00:00");
        for (var step = 0; step < 500; step++)
        {
            var from = start + TimeSpan.FromMinutes(1_013 * step);
            var time = TimeSpan.FromMinutes(1 + (37 * step % 2_400));
            Assert.Equal(time, Calendar.WorkingTimeBetween(from, Calendar.AddWorkingTime(from, time)));
        }
    }

    [Fact]
    public void Nothing_lies_between_an_instant_and_an_earlier_one() => Assert.Equal(
        TimeSpan.Zero, Calendar.WorkingTimeBetween(Local("2026-03-13T16:00"), Local("2026-03-13T09:00")));

    [Fact]
    public void A_year_without_data_is_told_from_one_that_is_known()
    {
        Assert.True(Calendar.Covers(Day("2026-12-30"), Day("2027-01-05")));
        Assert.False(Calendar.Covers(Day("2027-12-30"), Day("2028-01-05")));
        Assert.True(Calendar.IsWorkingDay(Day("2028-05-01"))); // a Monday: weekends only
    }

    [Fact]
    public void Hours_without_a_minute_of_work_or_that_overlap_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], Hours with { Spans = [] }));
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], Hours with { Days = [] }));
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], Hours with { Spans = [.. Hours.Spans.Reverse()] }));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static DateTimeOffset Local(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", null);
        return VietnamTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
