using System.Diagnostics;
using Npgsql;

namespace Platform.Benchmarks;

/// <summary>
/// The rows of one issued certificate, copied from one that the service issued: whatever columns there are, the peer
/// writes them too. Each transaction signs once and is sent as one packet of prepared statements.
/// </summary>
internal static class CertificateSql
{
    private const int Places = 131_072;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static int lastPlace;

    internal static async Task<double> MeasureAsync(string connectionString, int clients, TimeSpan duration)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var statements = await StatementsAsync(database);
        var clock = Stopwatch.StartNew();
        var stored = await Task.WhenAll(Enumerable.Range(0, clients).Select(
            _ => Task.Run(() => RunAsync(database, statements, clock, WarmUp, WarmUp + duration))));
        return stored.Sum() / duration.TotalSeconds;
    }

    private static async Task<int> RunAsync(
        NpgsqlDataSource database, IReadOnlyList<string> statements, Stopwatch clock, TimeSpan from, TimeSpan until)
    {
        using var key = new RawEd25519();
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        NpgsqlParameter[] values = [.. Values(key).Select(value => new NpgsqlParameter { Value = value })];
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement);
            foreach (var value in values)
                command.Parameters.Add(value.Clone());
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync();
        var stored = 0;
        while (clock.Elapsed < until)
        {
            object[] next = [.. Values(key)];
            foreach (NpgsqlBatchCommand command in batch.BatchCommands)
            {
                for (var i = 0; i < next.Length; i++)
                    command.Parameters[i].Value = next[i];
            }

            await batch.ExecuteNonQueryAsync(); // all or nothing, as any batch
            if (clock.Elapsed >= from)
                stored++;
        }

        return stored;
    }

    /// <summary>
    /// $1 certificate, $2 learner, $3 completion, $4 message, $5 number, $6 list, $7 place in it, $8 signature.
    /// </summary>
    private static IEnumerable<object> Values(RawEd25519 key)
    {
        var place = Interlocked.Increment(ref lastPlace);
        var id = Guid.CreateVersion7();
        return
        [
            id, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), $"{id:N}"[6..],
            1_000 + (place / Places), place % Places, Convert.ToBase64String(key.Sign(id.ToByteArray())),
        ];
    }

    private static async Task<IReadOnlyList<string>> StatementsAsync(NpgsqlDataSource database)
    {
        await using var newest = database.CreateCommand("select certificate_id from issuances limit 1");
        var id = $"id = '{await newest.ExecuteScalarAsync()}'";
        var like = "certificate_" + id;
        return
        [
            await CopyAsync(
                database, "messaging.inbox", "messaging.inbox", "consumer like '%course-completed'",
                ("message_id", "$4")),
            await CopyAsync(database, "completions", "completions", "true", ("id", "$3"), ("learner_id", "$2")),
            await CopyAsync(
                database, "certificates", "certificates", id, ("id", "$1"), ("learner_id", "$2"),
                ("completion_id", "$3"), ("number", "$5"), ("public_id", "$5")),
            await CopyAsync(
                database, "certificate_changes", "certificate_changes", like, ("id", "$1"), ("certificate_id", "$1")),
            await CopyAsync(database, "signing_intents", "signing_intents", like, ("certificate_id", "$1")),
            await CopyAsync(
                database, "status_entries", "status_entries", like, ("certificate_id", "$1"), ("list_no", "$6"),
                ("index", "$7")),
            await CopyAsync(
                database, "issuances", "issuances", like, ("certificate_id", "$1"), ("credential", "credential || $8")),
            await CopyAsync(
                database, "messaging.outbox", "messaging.outbox_archive",
                "type = 'certification.certificate-issued.v1'", ("message_id", "$4"), ("aggregate_id", "$1::text")),
        ];
    }

    private static async Task<string> CopyAsync(
        NpgsqlDataSource database, string table, string source, string where,
        params (string Column, string Value)[] changed)
    {
        await using var query = database.CreateCommand($"""
            select t.attname::text from pg_attribute t join pg_attribute s on s.attname = t.attname
            where t.attrelid = '{table}'::regclass and s.attrelid = '{source}'::regclass
              and t.attnum > 0 and not t.attisdropped and t.attidentity = '' and t.attgenerated = ''
            """);
        var columns = new List<string>();
        await using var reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        var values = columns.Select(
            column => Array.Find(changed, one => one.Column == column).Value ?? $"\"{column}\"");
        return $"insert into {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
            + $"select {string.Join(", ", values)} from {source} where {where} limit 1";
    }
}
