using System.Reflection;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Messaging.TestHost;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Messaging.Tests.Host;

/// <summary>A service reduced to Messaging: real database, real broker, a database and consumers of its own.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Action<MessagingConfigurator>? consumers;
    private readonly Dictionary<string, string?> settings;
    private readonly string name;
    private readonly TestIssuer issuer;
    private NpgsqlDataSource? sql;

    private TestService(
        TestServers servers, TestIssuer issuer, string name, string vhost, Action<MessagingConfigurator>? consumers,
        IReadOnlyDictionary<string, string?>? extra)
    {
        this.issuer = issuer;
        this.name = name;
        this.consumers = consumers;
        database = new TestDatabase(servers, name);
        settings = new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{name}"] = database.ConnectionString,
            ["ConnectionStrings:messaging"] = servers.RabbitMq,
            ["Messaging:VirtualHost"] = vhost,
            ["Messaging:ManagementUri"] = servers.Management,
            ["Messaging:PollInterval"] = "00:00:00.200",
            ["Authentication:Issuer"] = issuer.Issuer,
            ["Authentication:Audience"] = TestIssuer.Audience,
            ["Authentication:AllowHttpIssuer"] = "true",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in extra ?? new Dictionary<string, string?>())
            settings[key] = value;
    }

    public WebApplication App { get; private set; } = null!;

    public NpgsqlDataSource Sql => sql ??= NpgsqlDataSource.Create(database.ConnectionString);

    public static async Task<TestService> StartAsync(
        string name, string vhost, Action<MessagingConfigurator>? consumers = null,
        IReadOnlyDictionary<string, string?>? settings = null, bool start = true, Action<WebApplication>? map = null,
        NpgsqlConnectionStringBuilder? databaseAddress = null)
    {
        var service =
            new TestService(
                await TestServers.GetAsync(), await TestIssuer.GetAsync(), name, vhost, consumers, settings);
        if (databaseAddress is not null)
            service.settings[$"ConnectionStrings:{name}"] = service.database.At(databaseAddress);
        service.App = service.Build(map);
        await service.App.MigrateAsync<EffectsDbContext>(EffectsDbContext.CreateTables);
        if (start)
            await service.App.StartAsync();
        return service;
    }

    /// <summary>
    /// Another process of the same service would see the same database; this is as near as one process comes.
    /// </summary>
    public WebApplication Replica() => Build(null);

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async Task Save(Action<EffectsDbContext> change)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EffectsDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>As an import does.</summary>
    public async Task InsertEvents(IReadOnlyCollection<object> events)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EffectsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.InsertEventsAsync(events, CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>A signed-in client, on the wire.</summary>
    public HttpClient Client(string subject = "test-officer", params string[] scopes)
    {
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", issuer.Token(
            Guid.NewGuid(), scopes.Length > 0 ? scopes : [.. Scopes.All], subject));
        return client;
    }

    public TestBus Bus(TestServers servers, TestVhost vhost) => new(servers, vhost, database);

    public async Task<T> Scalar<T>(string query, params object[] values)
    {
        await using var command = Sql.CreateCommand(query);
        foreach (var parameter in values)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        var value = await command.ExecuteScalarAsync();
        return value is DBNull ? default! : (T)value!;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (sql is not null)
            await sql.DisposeAsync();
        await database.DisposeAsync();
    }

    public static byte[] Body(object evt) => JsonSerializer.SerializeToUtf8Bytes(evt, evt.GetType(), Json.Events);

    public static string Wire<T>() => typeof(T).GetCustomAttribute<EntityNameAttribute>()!.EntityName;

    private WebApplication Build(Action<WebApplication>? map)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddServiceDefaults();
        builder.AddMessaging<EffectsDbContext>(name, consumers);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapMessaging();
        map?.Invoke(app);
        return app;
    }
}
