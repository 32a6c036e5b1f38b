using System.Diagnostics;
using Npgsql;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>
/// Events on their whole way, from a committed outbox row to the committed effect at the consumer, and on its first
/// part, to the confirm of the broker; against one channel that publishes the same bytes to a queue of the same kind.
/// </summary>
internal static class OutboxCase
{
    private const string EventType = "learner.area-registered.v1";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal static async IAsyncEnumerable<Ratio> Run(Workbench bench)
    {
        var course = await bench.MigrateAsync("Course");
        var learner = await bench.MigrateAsync("Learner");
        await bench.StartAsync("Learner", learner);
        await bench.StartAsync("Course", course);
        bench.Say("waiting for the provinces that every installation begins with");
        await EmptyAsync(learner);
        await Eventually.True(
            async () => await HandledAsync(course) == await CountAsync(learner, "messaging.outbox_archive"),
            "the provinces known to Course", Patience);

        var count = bench.Options.Events;
        bench.Say("warming up");
        var before = await HandledAsync(course);
        await InsertAsync(learner, count);
        await Eventually.True(
            async () => await HandledAsync(course) - before >= count, "the warm-up handled by Course", Patience);

        before = await HandledAsync(course);
        bench.Say($"{count} events in the outbox");
        await InsertAsync(learner, count);
        var clock = Stopwatch.StartNew();
        await EmptyAsync(learner);
        var relayed = count / clock.Elapsed.TotalSeconds;
        bench.Say($"relayed at {relayed:0}/s");
        await Eventually.True(
            async () => await HandledAsync(course) - before >= count, $"{count} events handled by Course", Patience);
        var handled = count / clock.Elapsed.TotalSeconds;

        bench.Say($"handled at {handled:0}/s; raw publishing, {RawPublishing.Window} unconfirmed");
        var raw = await RawPublishing.RunAsync(bench, await PayloadsAsync(learner));
        bench.Say($"{raw:0}/s");
        const string limit = "raw confirmed publishing";
        yield return new Ratio("c", "outbox to broker", relayed, limit, raw, "events/s");
        yield return new Ratio("c", "outbox to consumer", handled, limit, raw, "events/s");
    }

    /// <summary>Places that never existed. Ids are UUIDv7, as the inbox expects of message ids.</summary>
    private static async Task InsertAsync(NpgsqlDataSource learner, int count)
    {
        await using var insert = learner.CreateCommand("""
            insert into messaging.outbox (
              message_id, part, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key, payload)
            select message_id, n % 64, 'area', area::text, 1, $3, $3, '', convert_to(json_build_object(
              'areaId', area, 'version', 1, 'occurredAt', '2026-01-01T00:00:00.0000000+00:00', 'parentId', $4,
              'path', json_build_array($4, area), 'level', 'village', 'type', 'thon',
              'name', 'Thôn ' || n, 'validFrom', '2025-07-01')::text, 'UTF8')
            from unnest($1, $2) with ordinality as made (message_id, area, n)
            """);
        insert.Parameters.Add(new NpgsqlParameter { Value = NewIds(count) });
        insert.Parameters.Add(new NpgsqlParameter { Value = NewIds(count) });
        insert.Parameters.Add(new NpgsqlParameter { Value = EventType });
        insert.Parameters.Add(new NpgsqlParameter { Value = Workbench.Province });
        await insert.ExecuteNonQueryAsync();
    }

    private static Guid[] NewIds(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static Task EmptyAsync(NpgsqlDataSource learner) => Eventually.True(
        async () => await CountAsync(learner, "(select 1 from messaging.outbox limit 1) as waiting") == 0,
        "an empty outbox", Patience);

    private static Task<long> HandledAsync(NpgsqlDataSource course) => CountAsync(course, "messaging.inbox");

    private static async Task<long> CountAsync(NpgsqlDataSource database, string rows)
    {
        await using var command = database.CreateCommand("select count(*) from " + rows);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<byte[]>> PayloadsAsync(NpgsqlDataSource learner)
    {
        await using var command = learner.CreateCommand(
            "select payload from messaging.outbox_archive");
        await using var reader = await command.ExecuteReaderAsync();
        var payloads = new List<byte[]>();
        while (await reader.ReadAsync())
            payloads.Add(reader.GetFieldValue<byte[]>(0));
        return payloads;
    }
}
