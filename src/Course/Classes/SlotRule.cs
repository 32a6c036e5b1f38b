using Platform.Courses.Courses;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// What hours the slots of a template are: the value of the rule <c>class-slots</c>. It binds a timetable, which is
/// made for people who can come; a single class may also be entered after it was held, at whatever hour that was.
/// </summary>
/// <param name="EveningFromHour">When an evening begins, by the clock of Vietnam.</param>
internal sealed record SlotRule(int EveningFromHour)
{
    internal static readonly RuleKey<SlotRule> Key = new("class-slots");

    /// <summary>Whether a class that begins then keeps the hours of its template, where it names any.</summary>
    public bool Allows(ClassTemplate template, DateTimeOffset startsAt)
    {
        var local = VietnamTime.Local(startsAt);
        var isWeekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var slot = Codes.Of(local.Hour >= EveningFromHour ? Slot.Evening : Slot.Daytime);
        return template.Slots is [] || template.Slots.Contains(slot)
            || (isWeekend && template.Slots.Contains(Codes.Of(Slot.Weekend)));
    }
}
