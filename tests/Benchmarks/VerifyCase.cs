using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// What the public answer about a certificate costs, with both signatures and both lists checked anew each time,
/// against a bare Kestrel that answers the same bytes. The two take turns.
/// </summary>
internal static class VerifyCase
{
    private const int Certificates = 100;
    private const int Rounds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Certification");
        await bench.ForgetCertificationEventsAsync();
        var commune = await MadeUpCertificates.PlaceAsync(database);
        var service = await bench.StartAsync("Certification", database);
        await MadeUpCertificates.CompleteAsync(bench, database, commune, Certificates);
        await Eventually.True(
            async () => await MadeUpCertificates.CountAsync(database, "issuances") >= Certificates,
            "the certificates stored", Patience);
        var ids = await PublicIdsAsync(database);
        var body = Array.Empty<byte>();
        using (var anybody = new HttpClient { BaseAddress = service.Address })
        {
            await Eventually.Pass(async () =>
            {
                body = await anybody.GetByteArrayAsync($"/verify/{ids[0]}");
                if (body.AsSpan().IndexOf("\"valid\""u8) < 0)
                    throw new InvalidOperationException("The certificate is not valid yet.");
            });
        }

        var bare = bench.Keep(await StartBareAsync(body));
        var (ours, limit) = (0.0, 0.0);
        for (var round = 1; round <= Rounds; round++)
        {
            bench.Say($"round {round} of {Rounds}");
            ours += await MeasureAsync(bench, service.Address, ids) / Rounds;
            limit += await MeasureAsync(bench, new Uri(bare.Urls.Single()), ids) / Rounds;
        }

        bench.Say($"{body.Length} bytes: {ours:0}/s, bare {limit:0}/s");
        yield return new Ratio(
            "l", "verifying a certificate", ours, "bare Kestrel, the same bytes", limit, "requests/s");
    }

    private static async Task<double> MeasureAsync(Workbench bench, Uri address, List<string> ids)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = bench.Options.Clients };
        using var client = new HttpClient(handler) { BaseAddress = address }; // whoever verifies has no token
        return await Load.MeasureAsync(
            client, bench.Options.Clients, bench.Options.Duration / Rounds,
            () => new HttpRequestMessage(HttpMethod.Get, $"/verify/{ids[Random.Shared.Next(ids.Count)]}"));
    }

    private static async Task<List<string>> PublicIdsAsync(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand("select public_id from certificates where status = 'Valid'");
        await using var reader = await query.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task<WebApplication> StartBareAsync(byte[] body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/verify/{id}", () => TypedResults.Bytes(body, "application/json"));
        await app.StartAsync();
        return app;
    }
}
