using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Tests;

public sealed class LocalServerTests
{
    private static CancellationToken Soon => TestApplication.Soon;

    [Fact]
    public async Task PostgreSql_keeps_committed_rows_when_it_is_killed()
    {
        await using var server = await LocalPostgres.StartAsync(new LocalServerOptions(), Soon);
        await ExecuteAsync(server, "create table t (id int); insert into t values (1)");

        await server.KillAsync();
        Assert.False(server.IsRunning);
        await server.StartAsync(Soon);

        Assert.Equal(1, await ExecuteAsync(server, "select id from t"));
    }

    [Fact]
    public async Task A_paused_server_does_not_answer_until_it_is_resumed()
    {
        await using var server = await LocalPostgres.StartAsync(new LocalServerOptions(), Soon);

        server.Pause();
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(server, "select 1", "Timeout=1"));
        server.Resume();

        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_disposed_server_leaves_neither_process_nor_temporary_data()
    {
        var server = await LocalPostgres.StartAsync(new LocalServerOptions(), Soon);
        var family = server.Processes.SelectMany(one => ProcessTree.Of(one.Id)).ToList();
        Assert.True(family.Count > 1);

        await server.DisposeAsync();

        Assert.DoesNotContain(family, ProcessTree.IsAlive);
        Assert.False(Directory.Exists(server.DataDirectory));
    }

    [Fact]
    public async Task Data_in_use_is_refused_to_a_second_server()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"platform-shared-{Guid.CreateVersion7():n}");
        var options = new LocalServerOptions { DataDirectory = directory };
        try
        {
            await using var server = await LocalPostgres.StartAsync(options, Soon);

            var refusal = await Assert.ThrowsAsync<LocalHostingException>(() => LocalPostgres.StartAsync(options, Soon));

            Assert.Contains("in use by another running instance", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task RabbitMq_keeps_durable_queues_when_it_is_killed_and_listens_on_loopback_only()
    {
        await using var broker = await LocalRabbitMq.StartAsync(new LocalServerOptions(), Soon);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{broker.ManagementPort}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{broker.UserName}:{broker.Password}")));
        var queue = new { durable = true, arguments = new Dictionary<string, string> { ["x-queue-type"] = "quorum" } };
        using (var made = await http.PutAsJsonAsync("/api/queues/%2F/kept", queue))
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        await broker.KillAsync();
        await broker.StartAsync(Soon);

        using (var found = await http.GetAsync("/api/queues/%2F/kept"))
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Contains("rabbitmq_", await new HttpClient().GetStringAsync(broker.PrometheusUri), StringComparison.Ordinal);
        using var stranger = new System.Net.Sockets.TcpClient();
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(
            () => stranger.ConnectAsync(IPAddress.Parse("127.0.0.2"), broker.Port));
    }

    private static async Task<object?> ExecuteAsync(LocalPostgres server, string sql, string more = "")
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false;{more}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
