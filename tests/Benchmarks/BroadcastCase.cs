using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>
/// One broadcast watched by 5,000 people at 200 points: every point calls its roll by name at about the same time, and
/// nobody is enrolled beforehand. A minute may pass from the first name to the closed session.
/// </summary>
internal static class BroadcastCase
{
    private const int Points = 200;
    private const int Each = 25;
    private const double Allowed = 60_000;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Course");
        await bench.ForgetCourseEventsAsync();
        var course = await bench.StartAsync("Course", database);
        using var client = Load.Client(course.Address, bench.Options.Clients, bench.Token);
        var rows = new MadeUpClasses(database, client);
        await rows.BeginAsync();
        await rows.AddLearnersAsync(1, 2 * Points * Each);
        await rows.SettleAsync();

        bench.Say("warming up");
        _ = await HoldAsync(client, bench.Options.Clients, 0);
        bench.Say($"{Points * Each} people at {Points} points");
        var took = await HoldAsync(client, bench.Options.Clients, Points * Each);
        bench.Say($"{took:0} ms");
        yield return new Ratio(
            "j", $"roll-call of {Points * Each} people at {Points} points", took, "allowed", Allowed, "ms");
    }

    /// <returns>Milliseconds from the first name to the closed session.</returns>
    private static async Task<double> HoldAsync(HttpClient client, int hosts, long firstLearner)
    {
        var point = new { areaId = MadeUpClasses.Village, capacity = Each };
        var session = (await Officer.AnswerAsync(client, Officer.Post("/sessions", new
        {
            templateCode = "vneid-basics",
            kind = "online",
            areaId = MadeUpClasses.Village,
            startsAt = DateTimeOffset.UtcNow.AddHours(-1),
            points = Enumerable.Repeat(point, Points),
        }))).GetProperty("id").GetGuid();

        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Points, new ParallelOptions { MaxDegreeOfParallelism = hosts }, async (number, _) =>
        {
            var present = Enumerable.Range(0, Each)
                .Select(one => MadeUpClasses.Learner(firstLearner + (number * Each) + one));
            var report = Officer.Post(
                $"/sessions/{session}/points/{number + 1}/report", new { headCount = Each, present });
            report.Headers.TryAddWithoutValidation("If-Match", "*");
            await Officer.AnswerAsync(client, report);
        });
        var closing = Officer.Post($"/sessions/{session}/close", new { });
        closing.Content = null;
        var closed = await Officer.AnswerAsync(client, closing);
        var took = clock.Elapsed.TotalMilliseconds;
        return closed.GetProperty("named").GetInt32() == Points * Each
            ? took
            : throw new InvalidOperationException($"Not everybody is on the roll: {closed}");
    }
}
