using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

/// <summary>What looks unlikely in the records. Nothing is refused for it: a person looks at it.</summary>
public enum SignalKind
{
    /// <summary>More heads than the room holds, in percent of what it holds.</summary>
    HeadCountAboveRoom,

    /// <summary>More names than heads: how many wait.</summary>
    NamesAboveHeadCount,

    /// <summary>A phone that spoke for people of another village speaks for somebody here.</summary>
    PhoneInAnotherVillage,

    /// <summary>One phone speaks for many people.</summary>
    PhoneForManyPeople,

    /// <summary>One person witnesses many completions in an evening.</summary>
    ManyCompletionsWitnessed,
}

/// <summary>From when on it looks unlikely. The numbers are data: <c>rules.json</c>.</summary>
/// <param name="AtLeast">The number that raises the signal.</param>
/// <param name="Days">How far back is counted, where that means something.</param>
/// <param name="FromHour">When an evening begins, where that means something.</param>
internal sealed record SignalRule(int AtLeast, int Days = 0, int FromHour = 0);

internal static class SignalRules
{
    /// <summary>The rule of a kind as it holds at that moment.</summary>
    internal static Task<RuleValue<SignalRule>> SignalRule(
        this CourseDbContext db, SignalKind kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.RuleOf(new RuleKey<SignalRule>($"signal-{Codes.Of(kind)}"), VietnamTime.DateOf(now), cancellationToken);
}
