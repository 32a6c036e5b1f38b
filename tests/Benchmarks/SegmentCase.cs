using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// A message to everybody of a segment, as on National Digital Transformation Day: how much memory the process takes
/// until a million are queued, beside what it took for the first tenth of them; and how fast it does, beside the bare
/// INSERT … SELECT of the same rows into an equal table. Ours also keeps the list, the history and an event for each.
/// </summary>
internal static class SegmentCase
{
    private const int Waiting = 50_000;
    private static readonly Guid Village = Guid.Parse("0197a000-0000-7000-8000-0000000000f2");
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, string?> Unlimited = new()
    {
        ["Notification:QuietFrom"] = "00:00",
        ["Notification:QuietUntil"] = "00:00",
        ["Notification:PollMilliseconds"] = "60000", // the numbers do not open, so nothing is sent
        ["Notification:Broadcasts:PerSecond"] = "100000",
        ["Notification:Broadcasts:Backlog"] = "50000",
    };

    /// <summary>What the process held when so many messages were queued, in MB.</summary>
    private sealed record Sample(long Queued, double Memory);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var people = bench.Options.People;
        var (database, rate, samples) = await SendAsync(bench, people);
        var early = samples.Where(sample => sample.Queued <= people / 10).Max(sample => sample.Memory);
        var late = samples.Where(sample => sample.Queued > people / 10).ToList();
        bench.Say($"{rate:0}/s; {samples.Count} samples, MB by tenths: {string.Join(' ', Tenths(samples, people))}");
        bench.Say("INSERT … SELECT");
        var plain = await InsertAsync(database, people);
        yield return new Ratio(
            "p", $"memory until {people} are queued", late.Max(sample => sample.Memory), "for the first tenth", early,
            "MB peak");
        yield return new Ratio("p", "messages to a segment queued", rate, "INSERT … SELECT", plain, "messages/s");
    }

    private static IEnumerable<string> Tenths(List<Sample> samples, long people) => samples
        .GroupBy(sample => 10 * sample.Queued / people).OrderBy(tenth => tenth.Key)
        .Select(tenth => $"{tenth.Max(sample => sample.Memory):0}");

    private static async Task<(NpgsqlDataSource Database, double Rate, List<Sample> Samples)> SendAsync(
        Workbench bench, int people)
    {
        var database = await bench.MigrateAsync("Notification");
        await bench.ForgetNotificationEventsAsync();
        await AddPeopleAsync(database, people);
        var service = await bench.StartAsync("Notification", database, Unlimited);
        using var author = Load.Client(service.Address, 1, bench.Token);
        using var approver = Load.Client(service.Address, 1, bench.TokenOf("approver"));
        var id = (await Officer.AnswerAsync(author, Officer.Post("/broadcasts", new
        {
            name = "Ngày Chuyển đổi số quốc gia 10/10",
            templateCode = "practice-follow-up",
            values = new { task = "đóng tiền điện qua điện thoại", days = "30" },
        }))).GetProperty("id").GetGuid();
        await MoveAsync(approver, $"/broadcasts/{id}/approve", new { decisionNo = "45-KH/BTGDV" });

        bench.Say($"{people} people");
        using var sent = new CancellationTokenSource();
        var operators = TakeAsync(database, sent.Token);
        var clock = Stopwatch.StartNew();
        await MoveAsync(author, $"/broadcasts/{id}/schedule", new { });
        var samples = new List<Sample>();
        await Eventually.True(
            async () =>
            {
                var queued = await CountAsync(database, "sum(queued) from broadcast_lanes");
                samples.Add(new Sample(queued, Held(service.Id)));
                return await CountAsync(database, "count(*) from broadcasts where state = 'Completed'") == 1;
            },
            "the end", Patience);
        var rate = people / clock.Elapsed.TotalSeconds;
        await sent.CancelAsync();
        await operators;
        await service.StopAsync(); // it would go on telling what it queued while the next one is measured
        var made = await CountAsync(database, "count(*) from messages");
        return made == people
            ? (database, rate, samples)
            : throw new InvalidOperationException($"{made} messages were queued for {people} people.");
    }

    /// <summary>Operators who take whatever waits: the next may be queued.</summary>
    private static async Task TakeAsync(NpgsqlDataSource database, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await ExecuteAsync(database, $"""
                update messages set next_try_at = null, state = 'Accepted' where id in (
                  select id from messages where next_try_at is not null limit {Waiting})
                """);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static Task AddPeopleAsync(NpgsqlDataSource database, int people) => ExecuteAsync(database, $"""
        insert into areas (id, version, path) values
          ('{Workbench.Province}', 1, array['{Workbench.Province}']::uuid[]),
          ('{Village}', 1, array['{Workbench.Province}', '{Village}']::uuid[]);
        insert into recipients (learner_id, version, area_id, audiences, state)
          select {MadeUpClasses.Sql('1', "n")}, 1, '{Village}', array['citizen'], 'active'
          from generate_series(1, {people}) n;
        insert into contacts (learner_id, sealed_phone, preferred_language)
          select learner_id, '\x00', 'vi' from recipients;
        insert into number_links (learner_id, link) select learner_id, 'viettel' from recipients;
        analyze;
        """);

    private static async Task<double> InsertAsync(NpgsqlDataSource database, int people)
    {
        await ExecuteAsync(database, "create table plain (like messages including all)");
        await ExecuteAsync(database, "checkpoint");
        var clock = Stopwatch.StartNew();
        await ExecuteAsync(database, "insert into plain select * from messages");
        return people / clock.Elapsed.TotalSeconds;
    }

    private static async Task MoveAsync(HttpClient officer, string path, object body)
    {
        var request = Officer.Post(path, body);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        await Officer.AnswerAsync(officer, request);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string what)
    {
        await using var command = database.CreateCommand($"select coalesce((select {what}), 0)::bigint");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Physical memory the process holds at this moment, in MB.</summary>
    private static double Held(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
}
