using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

/// <summary>The criteria every province starts with. Published versions are only ever added.</summary>
internal static class CriterionSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CertificationDbContext>();
        var known = await db.Criteria.Select(c => c.Id).ToListAsync(cancellationToken);
        db.Criteria.AddRange(Read().Where(c => !known.Contains(c.Id)));
    }

    internal static Criterion[] Read()
    {
        using var stream = typeof(CriterionSeed).Assembly.GetManifestResourceStream("criteria.json")!;
        return JsonSerializer.Deserialize<Criterion[]>(stream, Json.Commands)!;
    }
}
