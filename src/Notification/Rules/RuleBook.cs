using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Rules;

/// <summary>Names a rule and the shape of its value; declared where the rule is applied.</summary>
internal sealed record RuleKey<T>(string Code);

/// <summary>The value of a day, and what is to be kept or shown with whatever is decided by it.</summary>
internal sealed record RuleValue<T>(T Value, int Version, string Source);

internal static class RuleBook
{
    /// <param name="db">The context of the request.</param>
    /// <param name="key">The rule.</param>
    /// <param name="day">The day whose value counts, in Vietnam.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="InvalidOperationException">No version of the rule is valid on that day.</exception>
    internal static async Task<RuleValue<T>> RuleOf<T>(
        this NotificationDbContext db, RuleKey<T> key, DateOnly day, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().InForce(key.Code, day).SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The rule {key.Code} has no version that is valid on {day:O}.");
        return new RuleValue<T>(rule.Value.Deserialize<T>(Json.Commands)!, rule.Version, rule.Source);
    }

    internal static IQueryable<Rule> InForce(this IQueryable<Rule> rules, string code, DateOnly day) => rules
        .Where(rule => rule.Code == code && rule.ValidFrom <= day)
        .OrderByDescending(rule => rule.Version)
        .Take(1);
}
