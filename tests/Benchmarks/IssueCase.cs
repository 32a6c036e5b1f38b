using System.Diagnostics;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// From the news that somebody completed a course to the stored certificate with both of its signatures, against a
/// program that makes one Ed25519 signature and inserts the same rows.
/// </summary>
internal static class IssueCase
{
    private const int WarmUp = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Certification");
        await bench.ForgetCertificationEventsAsync();
        var commune = await MadeUpCertificates.PlaceAsync(database);
        var service = await bench.StartAsync("Certification", database);
        bench.Say("warming up");
        await MadeUpCertificates.CompleteAsync(bench, database, commune, WarmUp);
        await IssuedAsync(database, WarmUp);

        var count = bench.Options.Events;
        bench.Say($"{count} completions");
        var clock = Stopwatch.StartNew();
        await MadeUpCertificates.CompleteAsync(bench, database, commune, count);
        await IssuedAsync(database, WarmUp + count);
        var ours = count / clock.Elapsed.TotalSeconds;
        await Eventually.True(
            async () => await MadeUpCertificates.CountAsync(database, "messaging.outbox") == 0, "an empty outbox",
            Patience);
        await service.KillAsync();

        bench.Say($"{ours:0}/s; signing and the same rows");
        var limit = await CertificateSql.MeasureAsync(
            bench.AddressOf(database).ConnectionString, bench.Options.Clients, bench.Options.Duration);
        bench.Say($"{limit:0}/s");
        yield return new Ratio(
            "k", "completion event to stored certificate", ours, "Ed25519 and the same INSERTs", limit,
            "certificates/s");
    }

    private static Task IssuedAsync(NpgsqlDataSource database, int count) => Eventually.True(
        async () => await MadeUpCertificates.CountAsync(database, "issuances") >= count,
        $"{count} certificates stored", Patience);
}
