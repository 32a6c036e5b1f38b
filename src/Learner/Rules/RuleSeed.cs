using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Rules;

/// <summary>The rules every installation starts with. A version once written is only ever ended.</summary>
internal static class RuleSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        var known = await db.Rules.ToDictionaryAsync(rule => (rule.Code, rule.Version), cancellationToken);
        foreach (var rule in Read())
        {
            if (!known.TryGetValue((rule.Code, rule.Version), out var written))
                db.Rules.Add(rule);
            else if (written.ValidTo is null && rule.ValidTo is { } end)
                written.EndOn(end);
        }
    }

    internal static Rule[] Read()
    {
        using var stream = typeof(RuleSeed).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<Rule[]>(stream, Json.Commands)!;
    }
}
