using System.Reflection;
using System.Security.Cryptography;
using MassTransit;
using Npgsql;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Contracts.Partners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Benchmarks;

/// <summary>Where one case works: services as processes, on databases and a virtual host that go with it.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    /// <summary>Tỉnh Thái Nguyên, which every Learner database knows.</summary>
    internal static readonly Guid Province = Guid.Parse("91500335-29a1-8ebc-bf17-4d61afd50e99");

    private readonly string name;
    private readonly TestServers servers;
    private readonly TestIssuer issuer;
    private readonly TestVhost vhost;
    private readonly Stack<IAsyncDisposable> belongings = [];

    private Workbench(string name, TestServers servers, TestIssuer issuer, TestVhost vhost, BenchmarkOptions options)
    {
        (this.name, this.servers, this.issuer, this.vhost, Options) = (name, servers, issuer, vhost, options);
        belongings.Push(vhost);
    }

    internal BenchmarkOptions Options { get; }

    /// <summary>Settings of the case beyond those of every service.</summary>
    internal Dictionary<string, string?> Also { get; } = [];

    internal Uri Broker => new(servers.RabbitMq);

    internal HttpClient Management() => TestVhost.Connect(servers);

    /// <summary>A token of an officer of the province, valid for five minutes.</summary>
    internal string Token => issuer.Token(Province, Scopes.All);

    /// <summary>A token of somebody else there, for what takes two people.</summary>
    internal string TokenOf(string officer) => issuer.Token(Province, Scopes.All, officer);

    internal static async Task<Workbench> CreateAsync(
        string name, TestServers servers, TestIssuer issuer, BenchmarkOptions options) =>
        new(name, servers, issuer, await TestVhost.CreateAsync(servers, "bench-" + name), options);

    internal void Say(string text) => Console.WriteLine($"[{name}] {text}");

    /// <summary>Keeps something until the case ends; what came last goes first.</summary>
    internal T Keep<T>(T belonging)
        where T : IAsyncDisposable
    {
        belongings.Push(belonging);
        return belonging;
    }

    /// <summary>A database of the service, made by its own <c>-- migrate</c>, as is its part of the broker.</summary>
    internal async Task<NpgsqlDataSource> MigrateAsync(string project)
    {
        Say($"migrating {project}");
        var service = project.ToLowerInvariant();
        var database = Keep(new TestDatabase(servers, $"bench_{service}"));
        await ServiceProcess.MigrateAsync(project, Settings(service, database.ConnectionString));
        return Keep(NpgsqlDataSource.Create(database.ConnectionString));
    }

    /// <param name="more">Settings in which this start differs from the others.</param>
    internal async Task<ServiceProcess> StartAsync(
        string project, NpgsqlDataSource database, Dictionary<string, string?>? more = null)
    {
        Say($"starting {project}");
        var settings = Settings(project.ToLowerInvariant(), AddressOf(database).ConnectionString);
        foreach (var (name, value) in more ?? [])
            settings[name] = value;
        return await Keep(ServiceProcess.Start(project, settings)).ReadyAsync();
    }

    /// <summary>The gateway before a Learner service, with a budget of requests that no run can exhaust.</summary>
    internal async Task<ServiceProcess> StartGatewayAsync(Uri learner)
    {
        Say("starting Gateway");
        var settings = new Dictionary<string, string?>(Shared)
        {
            ["services:learner:http:0"] = learner.ToString(),
            ["Gateway:RateLimits:signed-in:Limit"] = "1000000000",
        };
        return await Keep(ServiceProcess.Start("Gateway", settings)).ReadyAsync();
    }

    /// <summary>
    /// Gives the Learner service's events a queue that keeps only the newest: without any, the relay would have to hold
    /// them back; with an endless one, the broker's memory would be part of what is measured.
    /// </summary>
    internal Task ForgetLearnerEventsAsync() => ForgetEventsAsync(typeof(LearnerRegistered));

    /// <summary>The same for the Course service&apos;s.</summary>
    internal Task ForgetCourseEventsAsync() => ForgetEventsAsync(typeof(ClassScheduled));

    /// <summary>The same for the Certification service&apos;s.</summary>
    internal Task ForgetCertificationEventsAsync() => ForgetEventsAsync(typeof(CertificateIssued));

    /// <summary>The same for the partner gateway&apos;s.</summary>
    internal Task ForgetPartnerEventsAsync() => ForgetEventsAsync(typeof(MessageReceiptReported));

    /// <summary>The same for the Notification service&apos;s.</summary>
    internal Task ForgetNotificationEventsAsync() => ForgetEventsAsync(typeof(MessageQueued));

    private async Task ForgetEventsAsync(Type oneOfThem)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        const string queue = "forgotten";
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-max-length"] = 1_000 });
        var events = oneOfThem.Assembly.GetTypes()
            .Where(type => type.Namespace == oneOfThem.Namespace)
            .Select(type => type.GetCustomAttribute<EntityNameAttribute>()?.EntityName).OfType<string>();
        foreach (var exchange in events)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue, exchange, "");
        }
    }

    internal Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = new Uri(servers.RabbitMq), VirtualHost = vhost.Name }.CreateConnectionAsync();

    /// <summary>The address of a database with the password, which the data source itself does not tell.</summary>
    internal NpgsqlConnectionStringBuilder AddressOf(NpgsqlDataSource database) => new(servers.Postgres)
    {
        Database = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database,
    };

    public async ValueTask DisposeAsync()
    {
        while (belongings.TryPop(out var belonging))
            await belonging.DisposeAsync();
    }

    private Dictionary<string, string?> Shared => new()
    {
        ["Authentication:Issuer"] = issuer.Issuer,
        ["Authentication:Audience"] = TestIssuer.Audience,
        ["Authentication:AllowHttpIssuer"] = "true",
        ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private Dictionary<string, string?> Settings(string service, string connectionString) => new(Shared.Concat(Also))
    {
        [$"ConnectionStrings:{service}"] = connectionString,
        ["ConnectionStrings:messaging"] = servers.RabbitMq,
        ["Messaging:VirtualHost"] = vhost.Name,
        ["Messaging:ManagementUri"] = servers.Management,
        ["Learner:CitizenIdKey"] = SomeKey,
        ["Learner:BlindIndexKey"] = SomeKey,
        ["Webhooks:Key"] = SomeKey,
        ["Course:OfflinePacks:SigningKey"] = PackKey,
        ["Certification:NumberPrefix"] = "BENCH-19",
        ["Certification:Keys:0:Algorithm"] = "EdDSA",
        ["Certification:Keys:0:PrivateKey"] = ProofKey,
        ["Certification:Keys:1:Algorithm"] = "RS256",
        ["Certification:Keys:1:PrivateKey"] = RsaKey,
        ["Certification:StatusListInterval"] = "00:00:01",
        ["Certification:LifeCycle:IssuesPerDay"] = "100",
        ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
        ["Certification:Transparency:CheckEvery"] = "1.00:00:00",
        ["Certification:Documents:SealKey"] = RsaKey,
        ["Certification:Documents:Workers"] = "0",
        ["Certification:Confirmations:Address"] = "http://127.0.0.1:9",
        ["Certification:Confirmations:Credential"] = SomeKey,
        ["Notification:ContactKey"] = SomeKey,
        ["ServiceClient:ClientId"] = "benchmark",
        ["ServiceClient:ClientSecret"] = "none",
        ["services:partnergateway:http:0"] = "http://127.0.0.1:9",
    };

    /// <summary>PKCS#8 of an Ed25519 key is these bytes and the key (RFC 8410).</summary>
    private static string ProofKey { get; } = Convert.ToBase64String(
        [.. Convert.FromHexString("302e020100300506032b657004220420"), .. RandomNumberGenerator.GetBytes(32)]);

    private static string RsaKey { get; } = Convert.ToBase64String(RSA.Create(2048).ExportPkcs8PrivateKey());

    private static string PackKey { get; } = Convert.ToBase64String(
        ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKey());

    private static string SomeKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
