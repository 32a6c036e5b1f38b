using System.Net;
using Npgsql;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class MigrationTests : IAsyncLifetime
{
    private readonly string login = "runtime_" + Guid.NewGuid().ToString("n");
    private TestVhost vhost = null!;

    public async Task InitializeAsync() => vhost = await TestVhost.CreateAsync(await TestServers.GetAsync(), "migrate");

    public async Task DisposeAsync() => await vhost.DisposeAsync();

    [Fact]
    [Trait("fault", "F86")]
    public async Task Two_migrators_at_once_and_again_later_leave_one_schema()
    {
        await using var service = await TestService.StartAsync("course", vhost.Name, start: false);

        await Task.WhenAll(
            service.App.MigrateAsync<EffectsDbContext>(EffectsDbContext.CreateTables),
            service.App.MigrateAsync<EffectsDbContext>(EffectsDbContext.CreateTables));

        Assert.Equal(1, await service.Scalar<long>("select count(*) from messaging.schema_version where version = 1"));
    }

    [Fact]
    public async Task The_runtime_login_writes_rows_and_never_structure()
    {
        var servers = await TestServers.GetAsync();
        await using var service =
            await TestService.StartAsync("course", vhost.Name, start: false, settings: new Dictionary<string, string?>
            {
                ["Migration:RuntimeUser"] = login,
                ["Migration:RuntimePassword"] = "it's a secret",
            });
        var name = await service.Scalar<string>("select current_database()::text");
        await using (var runtime = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(servers.Postgres)
        {
            Database = name,
            Username = login,
            Password = "it's a secret",
            Pooling = false,
        }))
        {
            await Run(runtime, "insert into items (id, name) values (gen_random_uuid(), 'x')");
            await Run(runtime, "select messaging.maintain_partitions(40, 45)");
            await Run(runtime, "delete from messaging.outbox");
            foreach (var forbidden in (string[])[
                "create table public.other (id int)", "drop table items", "alter table messaging.outbox add x int",
                "truncate messaging.outbox", "delete from messaging.schema_version"])
            {
                var refusal = await Assert.ThrowsAsync<PostgresException>(() => Run(runtime, forbidden));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
            }
        }

        await service.Scalar<object?>($"drop owned by {login}");
        await service.Scalar<object?>($"drop role {login}");
    }

    [Fact]
    public async Task Old_partitions_go_and_coming_ones_are_there()
    {
        await using var service = await TestService.StartAsync("course", vhost.Name, start: false);
        await service.Scalar<object?>("""
            create table messaging.inbox_20200101 partition of messaging.inbox
              for values from (messaging.uuid_floor('2020-01-01+00')) to (messaging.uuid_floor('2020-01-02+00'))
            """);

        await service.Scalar<object?>("select messaging.maintain_partitions(40, 45)");

        Assert.Equal(0, await service.Scalar<long>("select count(*) from pg_class where relname = 'inbox_20200101'"));
        Assert.Equal(
            18, await service.Scalar<long>(
                "select count(*) from pg_class where relkind = 'r' and relname ~ '^(inbox|outbox_archive)_[0-9]{8}$'"));
        Assert.Equal("messaging.inbox_" + DateTime.UtcNow.ToString("yyyyMMdd", null), await service.Scalar<string>($"""
            insert into messaging.inbox values ('{Guid.CreateVersion7()}', 'x', '') returning tableoid::regclass::text
            """));
    }

    [Fact]
    public async Task A_service_is_not_ready_before_its_migration()
    {
        await using var service = await TestService.StartAsync("course", vhost.Name, start: false);
        await service.Scalar<object?>("alter schema messaging rename to gone");
        await service.App.StartAsync();

        using var client = service.Client();
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
                (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/alive", UriKind.Relative))).StatusCode);
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
