using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Rules;

/// <summary>Names a rule and the shape of its value; declared where the rule is applied.</summary>
internal sealed record RuleKey<T>(string Code);

/// <summary>The value of a day, and the version of the rule to be kept with what is decided by it.</summary>
internal sealed record RuleValue<T>(T Value, int Version);

internal static class RuleBook
{
    /// <param name="db">The context of the request.</param>
    /// <param name="key">The rule.</param>
    /// <param name="date">The day whose value counts, in Vietnam.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="InvalidOperationException">No version of the rule is valid on that day.</exception>
    internal static async Task<RuleValue<T>> Value<T>(
        LearnerDbContext db, RuleKey<T> key, DateOnly date, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().AsOf(key.Code, date).SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The rule {key.Code} has no version that is valid on {date:O}.");
        return new RuleValue<T>(rule.Value.Deserialize<T>(Json.Commands)!, rule.Version);
    }

    internal static IQueryable<Rule> AsOf(this IQueryable<Rule> rules, string code, DateOnly date) => rules.Where(
        rule => rule.Code == code && rule.ValidFrom <= date && (rule.ValidTo == null || rule.ValidTo > date));
}
