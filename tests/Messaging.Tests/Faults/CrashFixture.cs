using System.Net.Http.Json;
using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>
/// One cluster for all rows: the load of each row adds to the ledger, and every check judges all of it.
/// </summary>
public sealed class CrashFixture : IAsyncLifetime, IDisposable
{
    private readonly Ledger ledger = new();

    internal FaultCluster Cluster { get; private set; } = null!;

    internal Driver Driver { get; private set; } = null!;

    internal Checker Checker { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cluster = await RealServices.StartAsync();
        Driver = new Driver(Cluster, ledger);
        Checker = new Checker(Cluster, ledger, Driver);
    }

    public async Task DisposeAsync()
    {
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }

    public void Dispose() => ledger.Dispose();

    internal async Task<long> Count(string sql)
    {
        await using var command = Cluster.Consumer.Sql.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    internal Task ParkedAsync(Guid id, string reason) => Eventually.True(async () => await Count($"""
        select count(*) from messaging.inbox_parked where message_id = '{id}' and state = 'parked' and reason =
          '{reason}'
        """) == 1, "parked as " + reason, TimeSpan.FromSeconds(60));

    internal async Task QueueIsEmptyAsync()
    {
        using var management = TestVhost.Connect(await TestServers.GetAsync());
        var path = new Uri($"api/queues/{Cluster.Vhost.Name}/{Cluster.Queue}", UriKind.Relative);
        await Eventually.True(async () =>
        {
            var queue = await management.GetFromJsonAsync<System.Text.Json.JsonElement>(path);
            return queue.TryGetProperty("messages", out var messages) && messages.GetInt64() == 0;
        }, "an empty queue");
    }

    /// <summary>Effects a row made by itself are no part of the ledger.</summary>
    internal Task Forget(Guid learner) =>
        Count($"delete from effects_log where aggregate = '{learner}' returning 1::bigint");

    /// <summary>Makes the consumer&apos;s table fail on purpose until disposed of.</summary>
    internal async Task<IAsyncDisposable> TrapAsync(string body)
    {
        await using var command = Cluster.Consumer.Sql.CreateCommand($"""
            drop sequence if exists trap_count; create sequence trap_count;
            create or replace function trap() returns trigger language plpgsql as $$ begin {body} return new; end
              $$;
            create or replace trigger trap before insert or update on learners for each row execute function trap();
            """);
        await command.ExecuteNonQueryAsync();
        return new Trap(Cluster.Consumer);
    }

    private sealed class Trap(Side side) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = side.Sql.CreateCommand("drop trigger trap on learners");
            await command.ExecuteNonQueryAsync();
        }
    }
}
