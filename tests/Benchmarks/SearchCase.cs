using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Benchmarks;

/// <summary>
/// Whether an officer waits longer among a million people than among ten thousand: the slowest hundredth of the same
/// pages and searches at three sizes of one database, in a province and in a commune.
/// </summary>
internal static class SearchCase
{
    private const int Communes = 148;
    private const int VillagesEach = 5;

    private static readonly (string Name, Func<Random, string> Query)[] Shapes =
    [
        ("first page", _ => ""),
        ("name", random => $"&q={Given(random)}"),
        // Four at every size: among a million a page would be full, among ten thousand it never is.
        ("name and year", random => $"&q={Given(random)}&birthYear={random.Next(1930, 2017)}&limit=4"),
        ("beginning of a name", random => $"&q=nguyen thi {Given(random)[..2]}"),
    ];

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Learner");
        await bench.ForgetLearnerEventsAsync();
        var learner = await bench.StartAsync("Learner", database);
        bench.Say($"registering {Communes} communes");
        IReadOnlyList<(Guid Commune, Guid[] Villages)> units;
        using (var officer = Load.Client(learner.Address, 1, bench.Token))
            units = await Officer.RegisterProvinceAsync(officer, Communes, VillagesEach);
        List<Guid> villages = [.. units.SelectMany(unit => unit.Villages)];

        int[] sizes = [bench.Options.People / 100, bench.Options.People / 10, bench.Options.People];
        var (people, smallest) = (0, new Dictionary<string, double>());
        foreach (var size in sizes)
        {
            bench.Say($"{size} people");
            await MadeUpPeople.CopyAsync(database, villages, people, people = size);
            using var client = Load.Client(learner.Address, 1, bench.Token); // a token lives for five minutes
            if (smallest.Count == 0)
                await MeasureAsync(client, units); // code that is not yet optimised would flatter the larger sizes
            foreach (var (name, slowest) in await MeasureAsync(client, units))
            {
                bench.Say($"{name}: {slowest:0} µs");
                if (smallest.TryAdd(name, slowest))
                    continue;
                yield return new Ratio(
                    "e", $"{name}, {size} people", slowest, $"{sizes[0]} people", smallest[name], "µs p99");
            }
        }
    }

    private static async Task<List<(string Name, double Slowest)>> MeasureAsync(
        HttpClient client, IReadOnlyList<(Guid Commune, Guid[] Villages)> units)
    {
        var figures = new List<(string, double)>();
        foreach (var (where, area) in new (string, Func<Random, string>)[]
        {
            ("province", _ => $"areaId={Workbench.Province}"),
            ("commune", random => $"areaId={units[random.Next(units.Count)].Commune}"),
        })
        {
            foreach (var (name, query) in Shapes)
            {
                figures.Add(($"{name} in a {where}", await SlowestAsync(
                    client, random => $"/learners?{area(random)}{query(random)}")));
            }

            figures.Add(($"later page in a {where}", await SlowestPageAsync(client, area)));
        }

        return figures;
    }

    private static async Task<double> SlowestAsync(HttpClient client, Func<Random, string> path)
    {
        var random = new Random(17); // the same questions at every size
        var times = new List<double>();
        while (times.Count < Waits.Asked)
            times.Add((await AskAsync(client, path(random))).Took);
        return Waits.Slowest(times);
    }

    private static async Task<double> SlowestPageAsync(HttpClient client, Func<Random, string> area)
    {
        var (random, times) = (new Random(17), new List<double>());
        for (string? cursor = null, place = null; times.Count < Waits.Asked;)
        {
            place = cursor is null ? area(random) : place;
            (var took, cursor) = await AskAsync(
                client, $"/learners?{place}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            times.Add(took);
        }

        return Waits.Slowest(times);
    }

    private static async Task<(double Took, string? Next)> AskAsync(HttpClient client, string path)
    {
        var clock = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var took = Stopwatch.GetElapsedTime(clock).TotalMicroseconds;
        var page = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return (took, page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null);
    }

    private static string Given(Random random) =>
        MadeUpPeople.GivenNames[random.Next(MadeUpPeople.GivenNames.Count)];
}
