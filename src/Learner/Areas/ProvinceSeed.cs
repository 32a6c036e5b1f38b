using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Areas;

/// <summary>
/// The 34 units of Resolution 202/2025/QH15, the 63 before them and what each became, as reference data; told to the
/// other services like any other area.
/// </summary>
internal static class ProvinceSeed
{
    private static readonly DateOnly Merger = new(2025, 7, 1);

    private sealed record Row(AreaFacts Facts, string? Successor);

    /// <summary>Part of <c>-- migrate</c>: adds what is missing, so it may run again.</summary>
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (provinces, edges) = Read(now);
        var known = await db.Areas.Include(area => area.Versions).Where(area => area.Level == AreaLevel.Province)
            .ToDictionaryAsync(area => area.Id, cancellationToken);
        var joined = await db.AreaEdges.Select(edge => new { edge.FromAreaId, edge.ToAreaId })
            .ToListAsync(cancellationToken);
        db.Areas.AddRange(provinces.Where(area => !known.ContainsKey(area.Id)));
        db.AreaVersions.AddRange(provinces
            .Where(area => known.ContainsKey(area.Id))
            .SelectMany(area => area.Versions.Where(
                version => !known[area.Id].Versions.Exists(other => other.ValidFrom == version.ValidFrom))));
        db.AreaEdges.AddRange(edges.Where(
            edge => !joined.Exists(row => row.FromAreaId == edge.FromAreaId && row.ToAreaId == edge.ToAreaId)));
        await db.SaveChangesAsync(cancellationToken);
        await AreaMap.Refresh(db, now, null, cancellationToken);
    }

    internal static (IReadOnlyList<Area> Provinces, IReadOnlyList<AreaEdge> Edges) Read(DateTimeOffset now)
    {
        var current = new Dictionary<string, Area>();
        foreach (var (facts, _) in Rows("provinces.csv"))
            Of(current, facts, Merger).Add(facts, now);
        Close(current.Values);

        var former = Rows("former-provinces.csv").ToList();
        var continuing = former.GroupBy(row => row.Successor).Where(group => group.DistinctBy(Code).Count() == 1)
            .Select(group => Code(group.First())).ToHashSet();
        var ended = new Dictionary<string, Area>();
        var edges = new List<AreaEdge>();
        foreach (var row in former)
        {
            if (continuing.Contains(Code(row))) // the only predecessor lives on as its successor
            {
                current[Code(row)].Add(row.Facts, now);
                continue;
            }

            var area = Of(ended, row.Facts, row.Facts.ValidFrom);
            area.Add(row.Facts, now);
            edges.Add(new AreaEdge
            {
                FromAreaId = area.Id,
                ToAreaId = current[row.Successor!].Id,
                Kind = SuccessionKind.Merged,
                How = "whole",
                People = PeopleGo.All,
                EffectiveOn = Merger,
                Decree = row.Facts.Decree,
                RecordedAt = now,
            });
        }

        return ([.. current.Values, .. ended.Values], edges);

        static string Code(Row row) => row.Facts.Code!;
    }

    private static Area Of(Dictionary<string, Area> areas, AreaFacts facts, DateOnly firstDay)
    {
        if (!areas.TryGetValue(facts.Code!, out var area))
            areas[facts.Code!] = area = Area.New(
                Area.IdentityOf(AreaLevel.Province, facts.Code!, firstDay), AreaLevel.Province, null);
        return area;
    }

    /// <summary>The list names first days only: a version ends where the next of its unit begins.</summary>
    private static void Close(IEnumerable<Area> areas)
    {
        foreach (var versions in areas.Select(area => area.Versions))
        {
            for (var index = 0; index < versions.Count - 1; index++)
            {
                var ended = versions[index];
                versions[index] = ended.Copy(ended.RecordedAt, versions[index + 1].ValidFrom, null);
            }
        }
    }

    private static IEnumerable<Row> Rows(string file)
    {
        using var stream = typeof(ProvinceSeed).Assembly.GetManifestResourceStream(file)!;
        using var csv = CsvReader.Create(stream);
        var isFormer = file == "former-provinces.csv";
        while (csv.Read())
        {
            var facts = new AreaFacts(
                null, csv.GetString("type"), csv.GetString("code"), csv.GetString("name"), Date("valid_from"));
            yield return isFormer
                ? new Row(
                    facts with { ValidTo = Date("valid_to"), Decree = csv.GetString("ended_by") },
                    csv.GetString("successor_code"))
                : new Row(facts with { Decree = csv.GetString("decree") }, null);
        }

        DateOnly Date(string column) =>
            DateOnly.ParseExact(csv.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
