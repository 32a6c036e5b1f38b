using Platform.Courses.Rules;

namespace Platform.Courses.Classes;

/// <summary>How many helpers a class needs: the value of the rule <c>class-staffing</c>.</summary>
/// <param name="LearnersPerHelper">How many learners one helper looks after.</param>
/// <param name="HoursBefore">How long before the start a class is looked at.</param>
/// <param name="Kinds">The kinds of class that need helpers.</param>
internal sealed record StaffingRule(int LearnersPerHelper, int HoursBefore, IReadOnlyList<ClassKind> Kinds)
{
    internal static readonly RuleKey<StaffingRule> Key = new("class-staffing");

    public int Needed(Class held) => Kinds.Contains(held.Kind)
        ? (held.SeatsTaken + LearnersPerHelper - 1) / LearnersPerHelper
        : 0;
}
