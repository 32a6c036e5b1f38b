using Platform.Learners.Learners;
using Platform.Learners.Rules;

namespace Platform.Learners.Consents;

/// <summary>
/// From which age a child speaks beside the guardian, and until which age it has one. Where only the year of birth is
/// known, whoever might still be a child is one, and whoever might already be asked is asked.
/// </summary>
internal sealed record ChildAge(int GuardianBelow, int BothFrom)
{
    private static readonly RuleKey<ChildAge> Rule = new("child-age");

    internal static async Task<Consenters> Needed(
        LearnerDbContext db, PartialDate birth, DateOnly today, CancellationToken cancellationToken)
    {
        var age = (await RuleBook.Value(db, Rule, today, cancellationToken)).Value;
        var isChild = birth.Latest.AddYears(age.GuardianBelow) > today;
        return new Consenters(
            Self: !isChild || birth.Earliest.AddYears(age.BothFrom) <= today,
            Guardian: isChild);
    }
}
