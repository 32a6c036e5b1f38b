using System.Net.Http.Headers;
using Npgsql;
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
