using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

/// <summary>The milestones every province starts with: adds the versions that are missing, changes none.</summary>
internal static class MilestoneSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CertificationDbContext>();
        var known = await db.MilestoneRules.AsNoTracking().Select(rule => new { rule.Code, rule.Version })
            .ToListAsync(cancellationToken);
        db.MilestoneRules.AddRange(Read().Where(rule => !known.Contains(new { rule.Code, rule.Version })));
    }

    internal static MilestoneRule[] Read()
    {
        using var stream = typeof(MilestoneSeed).Assembly.GetManifestResourceStream("milestone-rules.json")!;
        return JsonSerializer.Deserialize<MilestoneRule[]>(stream, Json.Commands)!;
    }
}
