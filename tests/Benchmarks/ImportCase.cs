using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// A list of people from the upload at the gateway to the last learner registered: checked row by row, sealed, told in
/// three events each; against COPY of the rows that came out of it into a table with the same columns, checks and
/// indexes.
/// </summary>
internal static class ImportCase
{
    private const int WarmUp = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>An officer's page asks about once a second; asking without pause would be measured too.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var (first, file) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            bench.Say($"making up {bench.Options.Rows} people");
            await GenerateAsync(bench.Options.Rows, first, file);
            var database = await bench.MigrateAsync("Learner");
            await bench.ForgetLearnerEventsAsync();
            var learner = await bench.StartAsync("Learner", database);
            var gateway = await bench.StartGatewayAsync(learner.Address);
            using var direct = Load.Client(learner.Address, 1, bench.Token);
            using var client = Load.Client(new Uri(gateway.Address, "/learner/"), 1, bench.Token);
            var (commune, _) = await Officer.RegisterCommuneAsync(direct);

            // COPY finds the server's code compiled; so shall the service be.
            bench.Say("importing a first list");
            await ImportAsync(bench, client, commune, first);
            bench.Say("importing");
            var clock = Stopwatch.StartNew();
            var accepted = await ImportAsync(bench, client, commune, file);
            var ours = accepted / clock.Elapsed.TotalSeconds;
            bench.Say($"the service held at most {await PeakMemoryAsync(learner)} MiB");
            await learner.KillAsync();

            bench.Say($"{accepted} learners, {ours:0}/s; the same rows by COPY");
            var limit = await CopyAsync(database);
            bench.Say($"{limit:0}/s");
            yield return new Ratio("d", "import of a list", ours, "COPY into an equal table", limit, "rows/s");
        }
        finally
        {
            File.Delete(first);
            File.Delete(file);
        }
    }

    /// <summary>One population in two lists, so that nobody stands in both.</summary>
    private static async Task GenerateAsync(int people, string first, string second)
    {
        await using (var simulator = ServiceProcess.Start(
            "Simulator", new Dictionary<string, string?>(),
            "generate", $"--people={WarmUp + people}", "--seed=1", $"--output={second}"))
        {
            await simulator.ExitedAsync();
            if (new FileInfo(second).Length == 0)
                throw new InvalidOperationException("The simulator wrote nothing:\n" + simulator.Output());
        }

        var lines = await File.ReadAllLinesAsync(second);
        await File.WriteAllLinesAsync(first, lines.Take(1 + WarmUp));
        await File.WriteAllLinesAsync(second, lines.Take(1).Concat(lines.Skip(1 + WarmUp)));
    }

    /// <returns>The number of people registered.</returns>
    private static async Task<int> ImportAsync(Workbench bench, HttpClient client, Guid commune, string file)
    {
        await using var csv = File.OpenRead(file);
        using var content = new StreamContent(csv) { Headers = { ContentType = new("text/csv") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"imports?areaId={commune}") { Content = content };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var clock = Stopwatch.StartNew();
        for (var told = 0; clock.Elapsed < Patience; await Task.Delay(Glance))
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bench.Token);
            var import = await client.GetFromJsonAsync<ImportState>($"imports/{id}");
            if (import!.Percent / 20 > told)
                bench.Say($"{20 * (told = import.Percent / 20)} %");
            if (import.State is "completed")
                return import.Accepted;
            if (import.State is "rejected" or "failed")
                throw new InvalidOperationException($"The import did not go as it should: {import}");
        }

        throw new TimeoutException("The import did not end.");
    }

    private static async Task<double> CopyAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var create = new NpgsqlCommand("create table copied (like learners including all)", connection);
        await create.ExecuteNonQueryAsync();
        using var rows = new MemoryStream();
        await using (var export = await connection.BeginRawBinaryCopyAsync("copy learners to stdout (format binary)"))
            await export.CopyToAsync(rows);
        rows.Position = 0;
        var clock = Stopwatch.StartNew();
        await using (var import = await connection.BeginRawBinaryCopyAsync("copy copied from stdin (format binary)"))
            await rows.CopyToAsync(import);
        var elapsed = clock.Elapsed;
        await using var count = new NpgsqlCommand("select count(*) from copied", connection);
        return (long)(await count.ExecuteScalarAsync())! / elapsed.TotalSeconds;
    }

    /// <summary>A list ten times as long must not need ten times the memory.</summary>
    private static async Task<long> PeakMemoryAsync(ServiceProcess service)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{service.Id}/status");
        var peak = lines.Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ')[^2];
        return long.Parse(peak, CultureInfo.InvariantCulture) / 1024;
    }

    private sealed record ImportState(string State, int Percent, int Accepted, int Rejected);
}
