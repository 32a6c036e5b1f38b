using System.Text.Json;
using Npgsql;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;
using RabbitMQ.Client;

namespace Platform.Benchmarks;

/// <summary>People of one commune who complete a course that earns a certificate.</summary>
internal static class MadeUpCertificates
{
    private const string CourseCode = "vneid-basics";
    private const string EventType = "course.course-completed.v1";
    private const int Window = 256;

    /// <summary>A province and a commune as Certification knows them.</summary>
    /// <returns>The commune.</returns>
    internal static async Task<Guid> PlaceAsync(NpgsqlDataSource certification)
    {
        var commune = Guid.CreateVersion7();
        await using var insert = certification.CreateCommand("""
            insert into areas (id, version, state, path, level, name) values
              ($1, 1, 'active', array[$1], 'province', 'Tỉnh Thái Nguyên'),
              ($2, 1, 'active', array[$1, $2], 'commune', 'Phường Đức Xuân')
            on conflict do nothing
            """);
        insert.Parameters.Add(new NpgsqlParameter { Value = Workbench.Province });
        insert.Parameters.Add(new NpgsqlParameter { Value = commune });
        await insert.ExecuteNonQueryAsync();
        return commune;
    }

    /// <summary>So many people whose names are known complete the course, as Course would tell of it.</summary>
    internal static async Task CompleteAsync(Workbench bench, NpgsqlDataSource certification, Guid commune, int count)
    {
        Guid[] learners = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        await using (var insert = certification.CreateCommand(
            "insert into learners (id, full_name) select id, 'Nguyễn Thị Minh' from unnest($1) as id"))
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = learners });
            await insert.ExecuteNonQueryAsync();
        }

        await using var connection = await bench.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null));
        foreach (var window in learners.Chunk(Window))
            await Task.WhenAll(window.Select(learner => TellAsync(channel, learner, commune)));
    }

    internal static async Task<long> CountAsync(NpgsqlDataSource certification, string rows)
    {
        await using var count = certification.CreateCommand("select count(*) from " + rows);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task TellAsync(IChannel channel, Guid learner, Guid commune)
    {
        var completed = new CourseCompleted
        {
            CompletionId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
            CourseId = Guid.CreateVersion7(),
            CourseCode = CourseCode,
            CourseVersion = 1,
            CourseTitle = "Sử dụng VNeID cơ bản",
            AreaId = commune,
            AssuranceLevel = "attended",
            ScorePercent = 90,
        };
        var properties = new BasicProperties
        {
            MessageId = Guid.CreateVersion7().ToString(),
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = "urn:message:" + EventType },
        };
        await channel.BasicPublishAsync(
            EventType, "", mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(completed, Json.Events));
    }
}
