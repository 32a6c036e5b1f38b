using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.ServiceDefaults;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// A whole service in this process: its own Program on Kestrel, on a database and a virtual host of its own that its
/// own
/// <c>-- migrate</c> prepared. Derive one fixture per service and use it as a class fixture.
/// </summary>
/// <param name="service">Name of the service, as in its connection string.</param>
public abstract class ServiceFactory<TProgram>(string service) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
{
    private static readonly SemaphoreSlim OneMigration = new(1);
    private readonly List<TimeProvider> clocks = [];
    private TestBus? bus;

    public TestDatabase Database { get; private set; } = null!;

    public TestVhost Vhost { get; private set; } = null!;

    public TestIssuer Issuer { get; private set; } = null!;

    /// <summary>Publishes what other services would say, and reads what this one said.</summary>
    public TestBus Bus => bus ??= new TestBus(Servers, Vhost, Database);

    protected TestServers Servers { get; private set; } = null!;

    /// <summary>
    /// Configuration beyond servers, issuer and public address. Override to add the service&apos;s own.
    /// </summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    async Task IAsyncLifetime.InitializeAsync()
    {
        Servers = await TestServers.GetAsync();
        Issuer = await TestIssuer.GetAsync();
        Database = new TestDatabase(Servers, service);
        Vhost = await TestVhost.CreateAsync(Servers, service);
        await MigrateAsync();
        await BeforeStartAsync();
        UseKestrel(0);
        StartServer();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (bus is not null)
            await bus.DisposeAsync();
        await Vhost.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A client with a real signed token for the area and scopes.</summary>
    public HttpClient SignInAs(Guid? area, params string[] scopes)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Issuer.Token(area, scopes));
        return client;
    }

    /// <summary>A client with every scope in the area.</summary>
    public HttpClient SignInAs(Guid area) => SignInAs(area, [.. Scopes.All]);

    /// <summary>Runs work with services of the host, for example its DbContext.</summary>
    public async Task<T> Use<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The configuration of this host, and of a process beside it on the same database.</summary>
    /// <param name="failpoints">Where a process started with it shall die.</param>
    public Dictionary<string, string?> ProcessSettings(string? failpoints = null)
    {
        var settings = new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{service}"] = Database.ConnectionString,
            ["ConnectionStrings:messaging"] = Servers.RabbitMq,
            ["Messaging:VirtualHost"] = Vhost.Name,
            ["Messaging:ManagementUri"] = Servers.Management,
            ["Authentication:Issuer"] = Issuer.Issuer,
            ["Authentication:Audience"] = TestIssuer.Audience,
            ["Authentication:AllowHttpIssuer"] = "true",
            ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
            ["Logging:LogLevel:Default"] = "Warning",
            ["FAILPOINTS"] = failpoints,
        };
        foreach (var (key, value) in Settings)
            settings[key] = value;
        return settings;
    }

    /// <summary>Replaces the clock of the host; call it in the fixture&apos;s constructor.</summary>
    protected void UseClock(TimeProvider clock) => clocks.Add(clock);

    /// <summary>Runs between migration and start, for example to spy on exchanges that have no consumer here.</summary>
    protected virtual Task BeforeStartAsync() => Task.CompletedTask;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        foreach (var (key, value) in ProcessSettings())
            builder.UseSetting(key, value);
        if (clocks.Count > 0)
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(clocks[^1])));
    }

    /// <summary>Runs the service&apos;s own <c>-- migrate</c>, the same code an operator runs.</summary>
    private async Task MigrateAsync()
    {
        var settings = ProcessSettings().Select(setting => $"--{setting.Key}={setting.Value}");
        string[] args = ["migrate", .. settings, "--environment=Test"];
        var main = typeof(TProgram).Assembly.EntryPoint!;
        await OneMigration.WaitAsync();
        try
        {
            await Task.Run(() => main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args], null));
        }
        finally
        {
            OneMigration.Release();
        }
    }
}
