using Platform.Courses.Imports;

namespace Platform.Courses.Statements;

/// <summary>What the bounded subset demands of a statement.</summary>
internal static class StatementRules
{
    internal const string LearnerPage = "urn:bdhvs:learner";
    internal const string HashPage = "urn:bdhvs:person-hash";
    private const int LongestText = 500;

    private static readonly string[] Verbs =
        ["http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/passed"];

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5); // between the clocks

    /// <returns>The member that does not fit; null where all do.</returns>
    internal static string? Check(StatementBody statement, DateTimeOffset now) =>
        Demands(statement, now).FirstOrDefault(demand => !demand.Holds).Member;

    internal static bool IsSupported(string version) =>
        version is "2.0" || version.StartsWith("2.0.", StringComparison.Ordinal);

    internal static ReportedResult Report(StatementBody statement, Guid id, DateTimeOffset now)
    {
        var account = statement.Actor.Account;
        return new ReportedResult(
            id.ToString(), statement.Activity.Id, (statement.Timestamp ?? now).ToUniversalTime(),
            account.HomePage is LearnerPage ? Guid.ParseExact(account.Name, "D") : null,
            account.HomePage is HashPage ? account.Name : null,
            statement.Result?.Score is { } score ? Percent(score) : null);
    }

    /// <summary>The scaled mark; else the raw one by its range.</summary>
    private static int? Percent(Score score) => score switch
    {
        { Scaled: { } scaled } => (int)Math.Round(100 * Math.Clamp(scaled, -2, 2)),
        { Raw: { } raw, Max: { } max } when max > (score.Min ?? 0) =>
            (int)Math.Round(100 * Math.Clamp((raw - (score.Min ?? 0)) / (max - (score.Min ?? 0)), -2, 2)),
        _ => null,
    };

    private static IEnumerable<(string Member, bool Holds)> Demands(StatementBody statement, DateTimeOffset now)
    {
        var (account, activity, result) = (statement.Actor.Account, statement.Activity, statement.Result);
        yield return ("actor.objectType", statement.Actor.ObjectType is null or "Agent");
        yield return ("actor.account.homePage", account.HomePage is LearnerPage or HashPage);
        yield return ("actor.account.name", account.HomePage is LearnerPage
            ? Guid.TryParseExact(account.Name, "D", out _)
            : ResultFile.IsHash(account.Name));
        yield return ("verb.id", Verbs.Contains(statement.Verb.Id));
        yield return ("object.objectType", activity.ObjectType is null or "Activity");
        yield return (
            "object.id", activity.Id is { Length: > 0 and <= 200 } && activity.Id.All(c => c is > ' ' and <= '~'));
        yield return ("result.success", result?.Success is not false);
        yield return ("result.completion", result?.Completion is not false);
        yield return ("result.score", result?.Score is not { } score || Percent(score) is null or (>= 0 and <= 100));
        yield return ("timestamp", statement.Timestamp is not { } at || (at >= Earliest && at <= now + Leeway));
        yield return ("version", statement.Version is null || IsSupported(statement.Version));
        foreach (var (member, text) in Texts(statement))
            yield return (member, text.Length <= LongestText && !ResultFile.HasCitizenId(text));
    }

    private static IEnumerable<(string Member, string Text)> Texts(StatementBody statement)
    {
        var definition = statement.Activity.Definition;
        yield return ("object.id", statement.Activity.Id);
        yield return ("object.definition.type", definition?.Type ?? "");
        yield return ("result.duration", statement.Result?.Duration ?? "");
        foreach (var (member, map) in new[]
        {
            ("verb.display", statement.Verb.Display), ("object.definition.name", definition?.Name),
            ("object.definition.description", definition?.Description),
        })
        {
            foreach (var (language, text) in map ?? new Dictionary<string, string>())
            {
                yield return (member, language);
                yield return (member, text);
            }
        }
    }
}
