using System.Net.Http.Headers;
using Npgsql;
using Platform.Messaging.TestHost;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>One of the two ends: which project, which database, and the replicas that run.</summary>
internal sealed record Side(string Project, string Service, TestDatabase Database, NpgsqlDataSource Sql, int Count)
{
    public ServiceProcess?[] Replicas { get; } = new ServiceProcess?[Count];
}

/// <summary>
/// Two replicas of a publishing and two of a consuming service, as processes, with everything a check needs to know
/// about them. A replica that dies is started again, without its failpoint, as a supervisor would.
/// </summary>
internal abstract class FaultCluster : IAsyncDisposable
{
    private readonly Dictionary<string, string?> common = [];

    public Side Publisher { get; private set; } = null!;

    public Side Consumer { get; private set; } = null!;

    public TestVhost Vhost { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    protected TestIssuer Issuer { get; private set; } = null!;

    /// <summary>Where commands are posted.</summary>
    public abstract Uri CommandPath { get; }

    /// <summary>Wire name of the event each command causes.</summary>
    public abstract string Event { get; }

    /// <summary>Queue, and name, of the consumer.</summary>
    public abstract string Queue { get; }

    /// <summary>Names of all operations that took place, one row each.</summary>
    public abstract string OperationsSql { get; }

    /// <summary>Aggregate of every effect, one row for each time it was made.</summary>
    public abstract string EffectsSql { get; }

    /// <summary>Area of the token; the publisher&apos;s data decide.</summary>
    protected Guid Area { get; set; } = Guid.NewGuid();

    /// <summary>Replicas of each side.</summary>
    protected virtual int Replicas => 2;

    public static string NewOperation() =>
        "op" + new string([.. Guid.NewGuid().ToString("n").Select(c => char.IsDigit(c) ? (char)('g' + c - '0') : c)]);

    public abstract object Command(string operation);

    public HttpClient Client(int replica, double timeout = 10)
    {
        var process = Publisher.Replicas[replica % Publisher.Count];
        var client = new HttpClient { BaseAddress = process!.Address, Timeout = TimeSpan.FromSeconds(timeout) };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Issuer.Token(Area, [.. Scopes.All]));
        return client;
    }

    public HttpClient Operator(ServiceProcess process)
    {
        var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Issuer.Token(null, [.. Scopes.All], "ops"));
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return client;
    }

    /// <summary>Puts a replica with this failpoint in the place of the first one.</summary>
    public async Task ArmAsync(Side side, string? failpoints, IReadOnlyDictionary<string, string?>? settings = null)
    {
        if (side.Replicas[0] is { } old)
            await old.DisposeAsync();
        var extra = new Dictionary<string,
            string?>(settings ?? new Dictionary<string, string?>())
        { ["FAILPOINTS"] = failpoints };
        side.Replicas[0] = await Start(side, extra).ReadyAsync();
        await ConsumersAttachedAsync();
    }

    /// <summary>A service is ready without the broker; its consumers may come a moment later.</summary>
    public Task ConsumersAttachedAsync() => Eventually.True(
        async () => await Bus.ConsumersOf(Queue) == Consumer.Count, "all consumers attached", TimeSpan.FromSeconds(60));

    /// <summary>
    /// Puts load on the cluster until the armed replica has killed itself, and starts it again in good health.
    /// </summary>
    public async Task DiesAndComesBackAsync(Side side, Func<Task> load)
    {
        for (var round = 0; round < 20 && !side.Replicas[0]!.HasExited; round++)
            await load();
        await side.Replicas[0]!.ExitedAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await ArmAsync(side, null);
    }

    public ServiceProcess Start(Side side, IReadOnlyDictionary<string, string?>? extra = null) =>
        ServiceProcess.Start(side.Project, Settings(side, extra));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Publisher.Replicas.Concat(Consumer.Replicas).OfType<ServiceProcess>())
            await process.DisposeAsync();
        await Bus.DisposeAsync();
        await Vhost.DisposeAsync();
        foreach (var side in (Side[])[Publisher, Consumer])
        {
            await side.Sql.DisposeAsync();
            await side.Database.DisposeAsync();
        }
    }

    protected async Task StartAsync(
        (string Project, string Service) publisher, (string Project, string Service) consumer)
    {
        var servers = await TestServers.GetAsync();
        Issuer = await TestIssuer.GetAsync();
        Vhost = await TestVhost.CreateAsync(servers, "faults");
        (Publisher, Consumer) = (Create(servers, publisher), Create(servers, consumer));
        Bus = new TestBus(servers, Vhost, Consumer.Database);
        foreach (var (key, value) in new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = servers.RabbitMq,
            ["Messaging:VirtualHost"] = Vhost.Name,
            ["Messaging:ManagementUri"] = servers.Management,
            ["Messaging:PollInterval"] = "00:00:00.200",
            ["Messaging:ConfirmTimeout"] = "00:00:02",
            ["Messaging:RetryLadder:0"] = "00:00:00.200",
            ["Messaging:RetryLadder:1"] = "00:00:00.400",
            ["Messaging:RetryLadder:2"] = "00:00:01",
            ["Authentication:Issuer"] = Issuer.Issuer,
            ["Authentication:Audience"] = TestIssuer.Audience,
            ["Authentication:AllowHttpIssuer"] = "true",
            ["Logging:LogLevel:Default"] = "Warning",
        })
            common[key] = value;

        try
        {
            await StartProcessesAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task StartProcessesAsync()
    {
        await Task.WhenAll(
            ServiceProcess.MigrateAsync(Consumer.Project, Settings(Consumer)),
            ServiceProcess.MigrateAsync(Publisher.Project, Settings(Publisher)));
        await PrepareAsync();
        foreach (var side in (Side[])[Publisher, Consumer])
            for (var replica = 0; replica < side.Count; replica++)
                side.Replicas[replica] = Start(side);
        await Task.WhenAll(Publisher.Replicas.Concat(Consumer.Replicas).Select(process => process!.ReadyAsync()));
        await ConsumersAttachedAsync();
        await BeginAsync();
    }

    /// <summary>After the migrations, before the first replica.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>After all replicas are ready.</summary>
    protected abstract Task BeginAsync();

    protected abstract void Configure(Side side, Dictionary<string, string?> settings);

    private Dictionary<string, string?> Settings(Side side, IReadOnlyDictionary<string, string?>? extra = null)
    {
        var settings = new Dictionary<string, string?>(common)
        {
            [$"ConnectionStrings:{side.Service}"] = side.Database.ConnectionString,
        };
        Configure(side, settings);
        foreach (var (key, value) in extra ?? new Dictionary<string, string?>())
            settings[key] = value;
        return settings;
    }

    private Side Create(TestServers servers, (string Project, string Service) side)
    {
        var database = new TestDatabase(servers, side.Service);
        return new Side(
            side.Project, side.Service, database, NpgsqlDataSource.Create(database.ConnectionString), Replicas);
    }
}

/// <summary>Learner, which registers people, and Course, which follows.</summary>
internal sealed class RealServices : FaultCluster
{
    private Guid village;

    public override Uri CommandPath { get; } = new("/learners", UriKind.Relative);

    public override string Event => "learner.learner-registered.v1";

    public override string Queue => "course-learner-registered";

    public override string OperationsSql => "select replace(lower(full_name), 'nguyễn ', '') from learners";

    public override string EffectsSql => "select aggregate from effects_log";

    public static async Task<RealServices> StartAsync()
    {
        var cluster = new RealServices();
        await cluster.StartAsync(("Learner", "learner"), ("Course", "course"));
        return cluster;
    }

    public override object Command(string operation) => new
    {
        fullName = "Nguyễn " + operation,
        birthDate = "1990",
        sex = "female",
        villageId = village,
    };

    protected override void Configure(Side side, Dictionary<string, string?> settings)
    {
        settings["Learner:CitizenIdKey"] = Convert.ToBase64String(new byte[32]);
        settings["Learner:BlindIndexKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    }

    protected override async Task PrepareAsync()
    {
        // Their readers are other services, which are not part of this cluster.
        await Vhost.SpyOnAsync("learner.learner-identity-changed.v1");
        await Vhost.SpyOnAsync("learner.learner-contact-changed.v1");
        await using var log = Consumer.Sql.CreateCommand("""
            create table effects_log (id bigint generated always as identity, aggregate text not null);
            create function log_effect() returns trigger language plpgsql as $$
              begin insert into effects_log (aggregate) values (new.id::text); return new; end $$;
            create trigger log_effect after insert or update on learners for each row execute function log_effect();
            """);
        await log.ExecuteNonQueryAsync();
    }

    protected override async Task BeginAsync()
    {
        await using var province = Publisher.Sql.CreateCommand("select id from areas order by id limit 1");
        Area = (Guid)(await province.ExecuteScalarAsync())!;
        using var client = Client(0, timeout: 60);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/areas", UriKind.Relative))
        {
            Content = System.Net.Http.Json.JsonContent.Create(new
            {
                parentId = Area,
                level = "commune",
                type = "xa",
                name = "Xã Thử Nghiệm",
                validFrom = "2025-07-01",
                code = "90001",
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await using var commune = Publisher.Sql.CreateCommand("select id from areas where parent_id = $1");
        commune.Parameters.Add(new() { Value = Area });
        village = (Guid)(await commune.ExecuteScalarAsync())!;
    }
}

/// <summary>The smallest services there are, whose effects no natural key protects: what is broken shows.</summary>
internal sealed class BareServices(Sabotage publisher, Sabotage consumer) : FaultCluster
{
    public override Uri CommandPath { get; } = new("/items", UriKind.Relative);

    public override string Event => "course.course-completed.v1";

    public override string Queue => "certification-course-completed";

    public override string OperationsSql => "select name from items";

    public override string EffectsSql => "select aggregate_id::text from effects";

    public static async Task<BareServices> StartAsync(
        Sabotage publisher = Sabotage.None, Sabotage consumer = Sabotage.None)
    {
        var cluster = new BareServices(publisher, consumer);
        await cluster.StartAsync(("Messaging.TestHost", "course"), ("Messaging.TestHost", "certification"));
        return cluster;
    }

    public override object Command(string operation) => new Items.NewItem(operation);

    protected override void Configure(Side side, Dictionary<string, string?> settings)
    {
        settings["Service"] = side.Service;
        settings["Messaging:Sabotage"] = (side.Service is "course" ? publisher : consumer).ToString();
    }

    /// <summary>One of each will do: it is the checker that is on trial.</summary>
    protected override int Replicas => 1;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task BeginAsync() => Task.CompletedTask;
}
