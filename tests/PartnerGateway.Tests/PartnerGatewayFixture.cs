using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>The service with two operators of its own at the broker; both are removed at the end.</summary>
public sealed class PartnerGatewayFixture() : ServiceFactory<Program>("partnergateway")
{
    public const string Password = "operator-secret-1";

    /// <summary>The operator of the tests.</summary>
    public string OperatorId { get; } = $"op-{Guid.NewGuid():n}"[..16];

    public string OtherOperatorId { get; } = $"ot-{Guid.NewGuid():n}"[..16];

    private readonly ConcurrentBag<string> registered = [];

    /// <summary>An id for an operator that a test registers; what it has at the broker goes with the fixture.</summary>
    internal string NewOperatorId()
    {
        var id = $"nw-{Guid.NewGuid():n}"[..16];
        registered.Add(id);
        return id;
    }

    /// <summary>Everything the service logged, at every level.</summary>
    internal ConcurrentQueue<string> Logged { get; } = [];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Partners:PollMilliseconds"] = "20",
        ["Webhooks:Key"] = Convert.ToBase64String(new byte[32]),
        ["Webhooks:AllowPrivate"] = "true",
        ["Logging:LogLevel:Default"] = "Debug",
        ["Logging:LogLevel:Microsoft"] = "Information",
        ["Partners:Declared:0:Id"] = OperatorId,
        ["Partners:Declared:0:Name"] = "Nhà mạng thử nghiệm",
        ["Partners:Declared:0:Source"] = Source(OperatorId),
        ["Partners:Declared:0:Password"] = Password,
        ["Partners:Declared:0:TraceMode"] = "Continue",
        ["Partners:Declared:1:Id"] = OtherOperatorId,
        ["Partners:Declared:1:Name"] = "Nhà mạng khác",
        ["Partners:Declared:1:Source"] = Source(OtherOperatorId),
        ["Partners:Declared:1:Password"] = Password,
    };

    internal static string Source(string operatorId) => $"urn:operator:{operatorId}";

    internal Task<OperatorClient> LogIn(string? operatorId = null) =>
        OperatorClient.LogIn(Broker, operatorId ?? OperatorId, Password);

    /// <summary>With one scope, or as operations staff with all that concern operators.</summary>
    internal Registry Registry(params string[] scopes) => new(SignInAs(
        area: null,
        scopes.Length > 0
            ? scopes
            : [Scopes.PartnersRead, Scopes.PartnersWrite, Scopes.OperationsRead, Scopes.OperationsWrite]));

    internal Uri Broker => new(Servers.RabbitMq);

    /// <summary>What <c>-- migrate</c> does once more.</summary>
    internal async Task ProvisionAgain()
    {
        await using var scope = Services.CreateAsyncScope();
        await DeclaredPartners.Register(scope.ServiceProvider, CancellationToken.None);
    }

    internal HttpClient Management() => TestVhost.Connect(Servers);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(new Collector(Logged)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using var management = Management();
        var users = (await management.GetFromJsonAsync<JsonArray>("api/users?columns=name"))!
            .Select(user => (string)user!["name"]!).ToList();
        foreach (var id in registered.Append(OperatorId).Append(OtherOperatorId))
        {
            await management.DeleteAsync(new Uri($"api/vhosts/%2Foperators%2F{id}", UriKind.Relative));
            foreach (var user in users.Where(name => name.Split('.')[0] == $"operator-{id}"))
                await management.DeleteAsync(new Uri($"api/users/{user}", UriKind.Relative));
        }
    }

    private sealed class Collector(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
