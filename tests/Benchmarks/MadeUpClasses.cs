using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Platform.Benchmarks;

/// <summary>
/// A village with people and classes as the Course service holds them: one class and one enrolment are made over HTTP,
/// all others are copies of their rows under other ids, so that whatever columns there are hold what they would.
/// </summary>
internal sealed class MadeUpClasses(NpgsqlDataSource database, HttpClient client)
{
    /// <summary>More than anybody enrols: what is measured is taking a seat, not being refused one.</summary>
    private const int Seats = 100_000_000;

    internal static readonly Guid Village = Guid.Parse("0197a000-0000-7000-8000-0000000000f1");

    /// <summary>Ids in the order of their numbers, in PostgreSQL's words too: see <see cref="Sql"/>.</summary>
    internal static Guid Learner(long number) => Numbered('1', number);

    internal static Guid Class(long number) => Numbered('2', number);

    /// <summary>The same ids where the number is an expression of SQL.</summary>
    internal static string Sql(char kind, string number) =>
        $"('0197a000-0000-7000-800{kind}-' || lpad(to_hex(({number})::bigint), 12, '0'))::uuid";

    /// <summary>The village, and the class and enrolment that the others are copies of.</summary>
    internal async Task BeginAsync()
    {
        await ExecuteAsync($"""
            insert into areas (id, version, level, state, path)
              select id, 1, 'village', 'active', array['{Workbench.Province}', id]::uuid[]
              from (values ('{Village}'::uuid)) village (id)
            """);
        await AddLearnersAsync(0, 1);
        using var scheduling = Officer.Post("/classes", new
        {
            templateCode = "vneid-basics",
            areaId = Village,
            startsAt = DateTimeOffset.UtcNow.AddHours(-1),
            capacity = 500,
        });
        using var scheduled = await client.SendAsync(scheduling);
        var made = await scheduled.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var id = made.GetProperty("id").GetGuid();
        using var enrolling = Officer.Post($"/classes/{id}/enrolments", new { learnerId = Learner(0) });
        using var enrolled = await client.SendAsync(enrolling);
        enrolled.EnsureSuccessStatusCode();
        await ExecuteAsync($"update classes set capacity = {Seats} where id = '{id}'");
    }

    internal async Task AddLearnersAsync(long from, long to) => await ExecuteAsync($"""
        insert into learners (id, version, area_id, audiences, active)
          select {Sql('1', "n")}, 1, '{Village}', array['citizen'], true from generate_series({from}, {to - 1}) n
        """);

    /// <summary>Classes with so many learners each, the first one that of the number named.</summary>
    internal async Task AddClassesAsync(long from, long to, long firstLearner, int each)
    {
        await CopyAsync("classes", Class(0), $"generate_series({from}, {to - 1}) n", $"""
            'id', {Sql('2', "n")}, 'seats_taken', {each}
            """);
        if (each > 0)
        {
            var (learner, held) = ($"{firstLearner} + n", $"{from} + n / {each}");
            await CopyAsync("enrolments", Numbered('3', 0), $"generate_series(0, {((to - from) * each) - 1}) n", $"""
                'id', {Sql('3', learner)}, 'learner_id', {Sql('1', learner)}, 'class_id', {Sql('2', held)}
                """);
        }
    }

    private Task CopyAsync(string table, Guid firstCopy, string numbers, string members) => ExecuteAsync($"""
        insert into {table} select copy.*
        from (select source from {table} source
            where id::text not like '{firstCopy.ToString()[..20]}%' limit 1) original,
          {numbers}, jsonb_populate_record(original.source, jsonb_build_object({members})) copy
        """);

    /// <summary>
    /// What autovacuum and the checkpointer would do in their own time: who writes next must not wait for the disk to
    /// take what was copied before.
    /// </summary>
    internal async Task SettleAsync()
    {
        await ExecuteAsync("vacuum analyze");
        await ExecuteAsync("checkpoint");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1200;
        await command.ExecuteNonQueryAsync();
    }

    private static Guid Numbered(char kind, long number) => Guid.Parse($"0197a000-0000-7000-800{kind}-{number:x12}");
}
