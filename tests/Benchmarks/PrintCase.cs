using System.Diagnostics;
using System.Net;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// How many certificates one worker prints and seals, against the same browser that prints a page of ours and does
/// nothing else; and what a queue of prints costs those who wait for their certificate.
/// </summary>
internal static class PrintCase
{
    private const int WarmUp = 500;
    private const int PeerPages = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        await Tool.Provide("chromium");
        var database = await bench.MigrateAsync("Certification");
        await bench.ForgetCertificationEventsAsync();
        var commune = await MadeUpCertificates.PlaceAsync(database);
        var service = await bench.StartAsync(
            "Certification", database, new() { ["Certification:Documents:Workers"] = "1" });
        bench.Say("warming up");
        await IssueAsync(bench, database, commune, WarmUp);

        var count = bench.Options.Events;
        bench.Say($"{count} completions while nothing is printed");
        var alone = await IssueAsync(bench, database, commune, count);

        var prints = Math.Max(50, count / 25);
        bench.Say($"{alone:0}/s; {prints} prints ordered, and {count} completions");
        using var anybody = new HttpClient { BaseAddress = service.Address };
        var ids = await PublicIdsAsync(database, prints);
        await Task.WhenAll(ids.Select(id => OrderAsync(anybody, id)));
        var beside = await IssueAsync(bench, database, commune, count);
        if (await PrintedAsync(database) is var early && early == prints)
            throw new InvalidOperationException("All was printed before the last certificate was issued: take more.");

        bench.Say($"{beside:0}/s; {prints - early} prints to go");
        var clock = Stopwatch.StartNew();
        await Eventually.True(async () => await PrintedAsync(database) == prints, "everything printed", Patience);
        var ours = 60 * (prints - early) / clock.Elapsed.TotalSeconds;
        bench.Say($"{ours:0}/min; {PeerPages} pages by the browser alone");
        using var page = new HttpRequestMessage(HttpMethod.Get, $"/verify/{ids[0]}")
        {
            Headers = { { "Accept", "text/html" } },
        };
        using var answer = await anybody.SendAsync(page);
        var limit = await PrintAsync(await answer.Content.ReadAsStringAsync());
        await service.KillAsync();

        bench.Say($"{limit:0}/min");
        yield return new Ratio(
            "n", "certificates printed", ours, "bare Chromium, page after page", limit, "prints/min");
        yield return new Ratio(
            "n", "issuing beside a queue of prints", beside, "issuing alone", alone, "certificates/s");
    }

    private static async Task<double> IssueAsync(
        Workbench bench, NpgsqlDataSource database, Guid commune, int count)
    {
        var before = await MadeUpCertificates.CountAsync(database, "issuances");
        var clock = Stopwatch.StartNew();
        await MadeUpCertificates.CompleteAsync(bench, database, commune, count);
        await Eventually.True(
            async () => await MadeUpCertificates.CountAsync(database, "issuances") >= before + count,
            $"{count} certificates stored", Patience);
        return count / clock.Elapsed.TotalSeconds;
    }

    private static async Task OrderAsync(HttpClient anybody, string publicId)
    {
        using var answer = await anybody.GetAsync(new Uri($"/verify/{publicId}/document", UriKind.Relative));
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.OK))
            throw new HttpRequestException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static Task<long> PrintedAsync(NpgsqlDataSource database) => MadeUpCertificates.CountAsync(
        database, "certificate_documents where pdf is not null");

    private static async Task<List<string>> PublicIdsAsync(NpgsqlDataSource database, int count)
    {
        await using var query = database.CreateCommand(
            $"select public_id from certificates where status = 'Valid' limit {count}");
        await using var reader = await query.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task<double> PrintAsync(string html)
    {
        var folder = Directory.CreateTempSubdirectory("bare-");
        var page = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(page, html);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < PeerPages; i++)
        {
            var (exitCode, _, error) = await Tool.Run(
                "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--no-pdf-header-footer",
                $"--user-data-dir={Path.Combine(folder.FullName, $"profile-{i}")}",
                $"--print-to-pdf={Path.Combine(folder.FullName, "page.pdf")}", new Uri(page).AbsoluteUri);
            if (exitCode != 0)
                throw new InvalidOperationException(error);
        }

        folder.Delete(recursive: true);
        return 60 * PeerPages / clock.Elapsed.TotalSeconds;
    }
}
