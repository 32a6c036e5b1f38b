using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Benchmarks;

/// <summary>
/// People whom devices registered offline, handed in by the hundred, each checked, compared with those who are there
/// and told in three events; against a program that only inserts the same rows, a hundred people in a transaction.
/// </summary>
internal static class FieldBatchCase
{
    private const int Items = 100;
    private static int lastNumber;

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Learner");
        await bench.ForgetLearnerEventsAsync();
        var learner = await bench.StartAsync("Learner", database);
        var options = bench.Options;
        using var client = Load.Client(learner.Address, options.Clients, bench.Token);
        var (_, villages) = await Officer.RegisterCommuneAsync(client);
        await TakesAllAsync(client, villages);

        bench.Say("handing in batches");
        var ours = Items * await Load.MeasureAsync(
            client, options.Clients, options.Duration, () => Officer.Post("/field-batches", Batch(villages)));
        await learner.KillAsync();

        bench.Say($"{ours:0}/s; the same rows by pgbench");
        var limit = Items * await Pgbench.MeasureAsync(
            bench.AddressOf(database), RegisterLearnerSql.FieldBatch(villages[0], Items), options.Clients,
            options.Duration);
        bench.Say($"{limit:0}/s");
        yield return new Ratio("g", "batches of offline records", ours, "same INSERTs by pgbench", limit, "records/s");
    }

    /// <summary>A batch is answered with success also where it refuses every record, which would be quick.</summary>
    private static async Task TakesAllAsync(HttpClient client, IReadOnlyList<Guid> villages)
    {
        using var request = Officer.Post("/field-batches", Batch(villages));
        using var answer = await client.SendAsync(request);
        var taken = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        if (taken.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("result").GetString() != "stored"))
            throw new InvalidOperationException($"Not every record was stored: {taken}");
    }

    private static object Batch(IReadOnlyList<Guid> villages) => new
    {
        batchId = Guid.CreateVersion7(),
        deviceId = Guid.CreateVersion7(),
        items = Enumerable.Range(0, Items).Select(_ => Item(villages)).ToArray(),
    };

    private static object Item(IReadOnlyList<Guid> villages)
    {
        var number = Interlocked.Increment(ref lastNumber);
        var letters = string.Concat($"{number}".Select(digit => (char)('A' + digit - '0'))); // names have no digits
        return new
        {
            itemId = Guid.CreateVersion7(),
            kind = "learner",
            targetId = Guid.CreateVersion7(),
            operation = "create",
            recordedAt = DateTimeOffset.UtcNow.AddHours(-3),
            areaId = villages[number % villages.Count],
            data = new
            {
                fullName = $"Nguyễn Thị {letters}",
                birthDate = "1990-03-12",
                sex = "female",
                citizenId = $"019190{number:000000}",
                phone = $"090{number:0000000}",
                audiences = new[] { "citizen" },
            },
        };
    }
}
