using Platform.Learners.Calendar;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>How long help may take, in working time: the rule <c>sla</c> on the calendar of a day.</summary>
internal sealed class CaseClock(WorkCalendar calendar, RuleValue<Dictionary<string, int>> minutes)
{
    internal static readonly RuleKey<Dictionary<string, int>> Sla = new("sla");

    public int RuleVersion => minutes.Version;

    public static async Task<CaseClock> Load(
        LearnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        return new CaseClock(
            await WorkCalendar.Load(db, today, cancellationToken),
            await RuleBook.Value(db, Sla, today, cancellationToken));
    }

    public DateTimeOffset Due(Urgency urgency, DateTimeOffset from) =>
        calendar.AddWorkingTime(from, TimeSpan.FromMinutes(minutes.Value[Codes.Of(urgency)]));

    /// <returns>When what is left between a moment and the due time has passed, counted from another moment.</returns>
    public DateTimeOffset Shift(DateTimeOffset due, DateTimeOffset standsAt, DateTimeOffset runsFrom) =>
        calendar.AddWorkingTime(runsFrom, calendar.WorkingTimeBetween(standsAt, due));

    /// <summary>False where the holidays on the way are not known yet.</summary>
    public bool Knows(DateTimeOffset from, DateTimeOffset due) =>
        calendar.Covers(VietnamTime.DateOf(from), VietnamTime.DateOf(due));
}
