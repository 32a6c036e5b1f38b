using System.Diagnostics;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// How long it takes until every list of a million certificates says what was changed in each of them, from the change
/// on: a quarter of an hour is promised.
/// </summary>
internal static class StatusListCase
{
    private const int PlacesTaken = 87_381; // of each list, two thirds, as the service fills them
    private static readonly TimeSpan Promise = TimeSpan.FromMinutes(15);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var database = await bench.MigrateAsync("Certification");
        await bench.ForgetCertificationEventsAsync();
        var commune = await MadeUpCertificates.PlaceAsync(database);
        var count = bench.Options.People;
        bench.Say($"{count} certificates");
        await FillAsync(database, commune, count);
        await bench.StartAsync("Certification", database);
        var lists = 2 * ((count + PlacesTaken - 1) / PlacesTaken);
        await Eventually.True(
            async () => await MadeUpCertificates.CountAsync(database, "status_lists") > lists, "the lists published",
            Promise);

        bench.Say("suspending one in a hundred");
        var now = DateTime.UtcNow;
        await ExecuteAsync(database, $"""
            update certificates set status = 'Suspended', status_since = now() where id in (
              select certificate_id from status_entries where index % 100 = 7)
            """);
        var clock = Stopwatch.StartNew();
        // Signed to the second; a list of no certificate yet has nothing to say.
        await Eventually.True(
            async () => await MadeUpCertificates.CountAsync(
                database, $"status_lists where signed_at > '{now:O}'") >= lists,
            "every list published anew", Promise);
        bench.Say($"{lists} lists in {clock.Elapsed.TotalSeconds:0.0} s");
        yield return new Ratio(
            "m", $"status lists of {count} certificates after a change in each", clock.Elapsed.TotalMilliseconds,
            "15 min", Promise.TotalMilliseconds, "ms");
    }

    /// <summary>
    /// Certificates without artefacts, which the lists do not need; the comparison of all certificates has its day off.
    /// </summary>
    private static async Task FillAsync(NpgsqlDataSource database, Guid commune, int count)
    {
        await ExecuteAsync(database, $"""
            insert into check_progress (id, cycle, started_at, ended_at, after, compared, certificates_done, walked,
              edge, seen_size, seen_root)
            values (1, 1, now(), now(), '{Guid.Empty}', 0, true, 0, '', 0, '')
            """);
        await ExecuteAsync(database, $"""
            insert into certificates (id, learner_id, area_id, completion_id, criterion_id, criterion_code,
              criterion_version, cycle, issue_no, title, assurance_level, number, public_id, status, status_since,
              valid_from, version)
            select gen_random_uuid(), gen_random_uuid(), '{commune}', gen_random_uuid(), c.id, c.code, c.version, 1, 1,
              c.title, 'attended', 'BENCH-' || n, lpad(n::text, 26, '0'), 'Valid', now(), now(), 1
            from generate_series(1, {count}) n,
              (select * from criteria where code = 'vneid-basics' order by version desc limit 1) c
            """);
        await ExecuteAsync(database, $"""
            insert into status_entries (certificate_id, issuer, list_no, index)
            select id, 'platform', 1 + (n - 1) / {PlacesTaken}, (n - 1) % {PlacesTaken}
            from (select id, row_number() over () as n from certificates) as numbered
            """);
        await ExecuteAsync(database, "analyze");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
