using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// The 34 units of Resolution 202/2025/QH15 as reference data, told to the other services like any other area.
/// </summary>
internal static class ProvinceSeed
{
    private sealed record Row(string Code, string Type, string Name, DateOnly ValidFrom, string Decree);

    /// <summary>Part of <c>-- migrate</c>: adds what is missing, so it may run again. Saved by the caller.</summary>
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var known = await db.Areas.Where(area => area.Level == AreaLevel.Province)
            .Select(area => area.Id).ToHashSetAsync(cancellationToken);
        foreach (var area in Read().Where(area => !known.Contains(area.Id)))
        {
            db.Areas.Add(area);
            db.AddEvent(area.Announce(area.AsOf(VietnamTime.DateOf(now)), now));
        }
    }

    internal static IReadOnlyList<Area> Read()
    {
        using var stream = typeof(ProvinceSeed).Assembly.GetManifestResourceStream("provinces.csv")!;
        using var csv = CsvReader.Create(stream);
        var provinces = new Dictionary<string, Area>();
        foreach (var row in Rows(csv))
        {
            if (provinces.TryGetValue(row.Code, out var province))
                province.ChangeName(row.Type, row.Name, row.ValidFrom, row.Decree);
            else
                provinces[row.Code] = Area.Register(null, row.Type, row.Code, row.Name, row.ValidFrom, row.Decree);
        }

        return [.. provinces.Values];
    }

    private static IEnumerable<Row> Rows(CsvReader csv)
    {
        while (csv.Read())
        {
            yield return new Row(
                csv.GetString("code"), csv.GetString("type"), csv.GetString("name"),
                DateOnly.ParseExact(csv.GetString("valid_from"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                csv.GetString("decree"));
        }
    }
}
