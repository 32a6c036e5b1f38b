using Platform.LocalHosting;

namespace Platform.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ the tests of this process run against: those the environment names, else private ones
/// started from the installed programs, which end with this process. Never a substitute, never skipped.
/// </summary>
public sealed class TestServers
{
    private static readonly Lazy<Task<TestServers>> Instance = new(StartAsync);

    private TestServers(string postgres, string rabbitMq, string management)
    {
        Postgres = postgres;
        RabbitMq = rabbitMq;
        Management = management;
    }

    /// <summary>Connection string of a superuser, without a database.</summary>
    public string Postgres { get; }

    /// <summary>AMQP URI of an administrator, without a virtual host.</summary>
    public string RabbitMq { get; }

    /// <summary>URI of the management API with user and password.</summary>
    public string Management { get; }

    public static Task<TestServers> GetAsync() => Instance.Value;

    private static async Task<TestServers> StartAsync()
    {
        var postgres = Environment.GetEnvironmentVariable("ConnectionStrings__postgres");
        var rabbitMq = Environment.GetEnvironmentVariable("ConnectionStrings__messaging");
        var management = Environment.GetEnvironmentVariable("Messaging__ManagementUri");
        return postgres is not null && rabbitMq is not null && management is not null
            ? new TestServers(postgres, rabbitMq, management)
            : await StartPrivateAsync();
    }

    private static async Task<TestServers> StartPrivateAsync()
    {
        await TestTurn.TakeAsync();
        var options = new LocalServerOptions
        {
            Log = Console.WriteLine,
            StartTimeout = TimeSpan.FromMinutes(3),
        };
        var forgetful = new Dictionary<string, string>
        {
            // Each class brings its own pool; the tests' data need not survive the machine.
            ["max_connections"] = "400",
            ["fsync"] = "off",
        };
        var postgres = LocalPostgres.StartAsync(options with { Settings = forgetful }, CancellationToken.None);
        var rabbitMq = LocalRabbitMq.StartAsync(options, CancellationToken.None);
        await Task.WhenAll(postgres, rabbitMq);
        var (database, broker) = (await postgres, await rabbitMq);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Task.WaitAll(database.DisposeAsync().AsTask(), broker.DisposeAsync().AsTask());
        return new TestServers(database.ConnectionString, broker.ConnectionString, broker.ManagementUri);
    }
}
