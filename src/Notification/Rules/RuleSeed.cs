using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Rules;

/// <summary>The rules every installation starts with: adds the versions that are missing, changes none.</summary>
internal static class RuleSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<NotificationDbContext>();
        var known = await db.Rules.AsNoTracking().Select(rule => new { rule.Code, rule.Version })
            .ToListAsync(cancellationToken);
        db.Rules.AddRange(Read().Where(rule => !known.Contains(new { rule.Code, rule.Version })));
    }

    internal static Rule[] Read()
    {
        using var stream = typeof(RuleSeed).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<Rule[]>(stream, Json.Commands)!;
    }
}
