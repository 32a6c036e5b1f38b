using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

/// <summary>The levels and criteria every province starts with. Published versions are only ever added.</summary>
internal static class CriterionSeed
{
    private const string By = "platform";
    private static readonly DateTimeOffset PublishedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private sealed record Row(Guid Id, string Code, int Version, CriterionContent Content);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CertificationDbContext>();
        var levels = await db.AssuranceLevels.Select(level => level.Code).ToListAsync(cancellationToken);
        db.AssuranceLevels.AddRange(ReadLevels().Where(level => !levels.Contains(level.Code)));
        var known = await db.Criteria.Select(c => c.Id).ToListAsync(cancellationToken);
        db.Criteria.AddRange(Read().Where(c => !known.Contains(c.Id)));
    }

    internal static Criterion[] Read() => [.. ReadFile<Row[]>("criteria.json").Select(Published)];

    internal static AssuranceLevel[] ReadLevels() => ReadFile<AssuranceLevel[]>("assurance-levels.json");

    private static Criterion Published(Row row)
    {
        var criterion = Criterion.Draft(row.Id, row.Code, row.Version, row.Content);
        criterion.Publish(By, PublishedAt);
        return criterion;
    }

    private static T ReadFile<T>(string name)
    {
        using var stream = typeof(CriterionSeed).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Json.Commands)!;
    }
}
