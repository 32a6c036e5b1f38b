using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>
/// A province whose communes are merged two by two while officers go on registering people in them: the longest that
/// one of them waited, which may be a second, and the time of the merger itself.
/// </summary>
internal static class ReorganiseCase
{
    private const int Communes = 148;
    private const int VillagesEach = 5;
    private const double LongestAllowed = 1_000;
    private const string Plan = "areas/reorganisations";
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(2);
    private static int lastNumber;

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
        bench.Say($"{bench.Options.People} people");
        await MadeUpPeople.CopyAsync(database, villages, 0, bench.Options.People);

        using var client = Load.Client(learner.Address, bench.Options.Clients, bench.Token);
        using var approver = Load.Client(learner.Address, 1, bench.TokenOf("approver"));
        var clock = Stopwatch.StartNew();
        var draft = await Officer.AnswerAsync(client, Officer.Post(Plan, Merger(units)));
        var counted = clock.Elapsed.TotalMilliseconds;

        bench.Say("writers, nothing else");
        _ = await LongestWaitAsync(bench, client, villages, Task.Delay(bench.Options.Duration)); // warms up
        var quiet = await LongestWaitAsync(bench, client, villages, Task.Delay(bench.Options.Duration));

        bench.Say($"merging {Communes} communes into {Communes / 2}");
        var applying = ApplyAsync(approver, draft.GetProperty("id").GetGuid());
        var longest = await LongestWaitAsync(bench, client, villages, applying);
        var applied = await applying;
        bench.Say($"applied in {applied:0} ms; longest wait {longest:0} ms, before {quiet:0} ms");
        yield return new Ratio("f", "longest wait of a writer, merging", longest, "allowed", LongestAllowed, "ms");
        yield return new Ratio("f", "longest wait of a writer, merging", longest, "not merging", quiet, "ms");
        yield return new Ratio("f", $"merger of {bench.Options.People} people", applied, "its draft", counted, "ms");
    }

    /// <returns>Milliseconds from the approval to the map of the new communes.</returns>
    private static async Task<double> ApplyAsync(HttpClient approver, Guid id)
    {
        await Task.Delay(Around); // writers are at work before, and after
        var clock = Stopwatch.StartNew();
        var request = Officer.Post($"{Plan}/{id}/approve", new { });
        request.Content = null;
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        await Officer.AnswerAsync(approver, request);
        var took = clock.Elapsed.TotalMilliseconds;
        await Task.Delay(Around);
        return took;
    }

    /// <summary>Officers who register people one after the other; how long the slowest of all took.</summary>
    private static async Task<double> LongestWaitAsync(
        Workbench bench, HttpClient client, List<Guid> villages, Task until)
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, bench.Options.Clients).Select(_ => Task.Run(async () =>
        {
            var longest = 0.0;
            while (!until.IsCompleted)
            {
                var clock = Stopwatch.StartNew();
                await Officer.AnswerAsync(client, Officer.Post("learners", Person(villages)));
                longest = Math.Max(longest, clock.Elapsed.TotalMilliseconds);
            }

            return longest;
        })));
        return waits.Max();
    }

    private static object Merger(IReadOnlyList<(Guid Commune, Guid[] Villages)> units) => new
    {
        effectiveOn = "2026-01-01",
        decree = "Nghị quyết 1/NQ",
        reason = "Sắp xếp lại",
        changes = units.Chunk(2).Select((pair, number) => new
        {
            kind = "merge",
            from = pair.Select(unit => unit.Commune),
            to = new[] { new { code = $"{91_000 + number}", type = "xa", name = $"Xã {91_000 + number}" } },
        }),
    };

    private static object Person(List<Guid> villages)
    {
        var number = Interlocked.Increment(ref lastNumber);
        var letters = string.Concat($"{number}".Select(digit => (char)('A' + digit - '0'))); // names have no digits
        return new
        {
            fullName = $"Nguyễn Thị {letters}",
            birthDate = "1990-03-12",
            sex = "female",
            areaId = villages[number % villages.Count],
        };
    }
}
