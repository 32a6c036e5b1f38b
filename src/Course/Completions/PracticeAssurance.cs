using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>What a witness is worth on a certificate: decided, as it follows from nothing.</summary>
internal static class PracticeAssurance
{
    private static readonly RuleKey<Dictionary<string, string>> Worth = new("practice-assurance");

    /// <summary>
    /// What the rule says such evidence is worth, else what the weakest of its witnesses is: a bill paid before a
    /// mentor does not make up for another one on one&apos;s own word.
    /// </summary>
    internal static async Task<string> AssuranceOf(
        this CourseDbContext db, CompletionRule rule, IEnumerable<FoundEvidence> evidence, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (rule.AssuranceLevel is { } level)
            return level;

        var worth = await db.RuleOf(Worth, VietnamTime.DateOf(now), cancellationToken);
        var weakest = evidence.Min(one => one.Doing?.Witness)!.Value; // whatever is no practice has none
        return worth.Value[Codes.Of(weakest)];
    }
}
