using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Rules;

/// <summary>Every rule of a day in one query, for work that applies several to many messages.</summary>
internal sealed class RuleSet(IReadOnlyDictionary<string, Rule> rules)
{
    internal static async Task<RuleSet> Load(
        NotificationDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var valid = await db.Rules.AsNoTracking().Where(rule => rule.ValidFrom <= day).ToListAsync(cancellationToken);
        return new RuleSet(valid.GroupBy(rule => rule.Code)
            .ToDictionary(group => group.Key, group => group.MaxBy(rule => rule.Version)!));
    }

    internal RuleValue<T> Of<T>(RuleKey<T> key) => rules.TryGetValue(key.Code, out var rule)
        ? new RuleValue<T>(rule.Value.Deserialize<T>(Json.Commands)!, rule.Version, rule.Source)
        : throw new InvalidOperationException($"The rule {key.Code} has no version that is valid.");
}
