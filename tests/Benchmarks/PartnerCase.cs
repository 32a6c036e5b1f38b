using System.Diagnostics;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// Messages on their way to an operator, from the stored intent to the confirm of its queue, and its receipts on their
/// way in, from its exchange to the committed internal event; against one channel that publishes as many bytes.
/// </summary>
internal static class PartnerCase
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var (telecom, hostile) = (bench.Keep(new BenchOperator(bench, 0)), bench.Keep(new BenchOperator(bench, 1)));
        var database = await bench.MigrateAsync("PartnerGateway");
        await ExecuteAsync(database, "update partners set rate_per_minute = 1000000");
        await ExecuteAsync(database, $"update partners set rate_per_minute = 6000 where id = '{hostile.Id}'");
        await bench.StartAsync("PartnerGateway", database);
        await bench.ForgetPartnerEventsAsync();

        var count = bench.Options.Events;
        bench.Say("warming up");
        var warmUp = Math.Min(count, 500);
        await IntendAsync(database, telecom.Id, warmUp);
        await SentAsync(database);
        await TakenAsync(database, telecom, await ReceiptsAsync(database, telecom, warmUp), warmUp);

        bench.Say($"{count} intents");
        await IntendAsync(database, telecom.Id, count);
        var clock = Stopwatch.StartNew();
        await SentAsync(database);
        var sent = count / clock.Elapsed.TotalSeconds;

        var receipts = await ReceiptsAsync(database, telecom, count);
        bench.Say($"{sent:0}/s; {count} receipts");
        clock.Restart();
        await TakenAsync(database, telecom, receipts, warmUp + count);
        var taken = count / clock.Elapsed.TotalSeconds;

        bench.Say($"{taken:0}/s; raw publishing, {RawPublishing.Window} unconfirmed");
        var raw = await RawPublishing.RunAsync(bench, receipts.ConvertAll(receipt => receipt.Body));
        const string limit = "raw confirmed publishing";
        yield return new Ratio("o", "intents to an operator", sent, limit, raw, "events/s");
        yield return new Ratio("o", "receipts of an operator", taken, limit, raw, "events/s");

        await IntendAsync(database, telecom.Id, count);
        await SentAsync(database);
        var flooded = new FloodedOperators(bench, telecom, hostile);
        foreach (var ratio in await flooded.Measure(await ReceiptsAsync(database, telecom, count)))
            yield return ratio;
    }

    private static Task IntendAsync(NpgsqlDataSource database, string partner, int count) => ExecuteAsync(
        database,
        $$"""
        insert into partner_feed (id, partner_id, type, subject, reference, data, created_at, waiting)
        select gen_random_uuid(), '{{partner}}', 'vn.bdhvs.message.send-requested.v1', made::text, made,
          convert_to(json_build_object('reference', made, 'to', '+84900000000', 'text', repeat('x', 140),
            'encoding', 'gsm7', 'brandname', 'BDHVS', 'category', 'notice')::text, 'UTF8'), now(), true
        from (select gen_random_uuid() as made from generate_series(1, {{count}})) as intents
        """);

    private static Task SentAsync(NpgsqlDataSource database) => Eventually.True(
        async () => await CountAsync(database, "(select 1 from partner_feed where waiting limit 1) as waiting") == 0,
        "every intent sent", Patience);

    /// <summary>One final receipt of each message it was given last.</summary>
    private static async Task<List<(string Reference, byte[] Body)>> ReceiptsAsync(
        NpgsqlDataSource database, BenchOperator telecom, int count)
    {
        await using var command = database.CreateCommand(
            $"select reference from partner_feed order by position desc limit {count}");
        await using var reader = await command.ExecuteReaderAsync();
        var receipts = new List<(string, byte[])>();
        while (await reader.ReadAsync())
        {
            var reference = reader.GetGuid(0).ToString();
            receipts.Add((reference, telecom.Receipt(reference)));
        }

        return receipts;
    }

    /// <summary>Until every one of them is in the inbox, which is when its fact is in the outbox.</summary>
    private static async Task TakenAsync(
        NpgsqlDataSource database, BenchOperator telecom, List<(string Reference, byte[] Body)> receipts, int inbox)
    {
        await using var connection = await telecom.ConnectAsync();
        await using var channel = await RawPublishing.ChannelAsync(connection);
        var bodies = receipts.ConvertAll(receipt => receipt.Body);
        await RawPublishing.PublishAsync(channel, $"partner.{telecom.Id}.in", "", bodies, telecom.User);
        await Eventually.True(
            async () => await CountAsync(database, "partner_inbox") >= inbox, "every receipt taken", Patience);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string rows)
    {
        await using var command = database.CreateCommand("select count(*) from " + rows);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
