using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Platform.LocalHosting.Processes;
using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting;

/// <summary>
/// A private RabbitMQ node with the management and Prometheus plugins. It has an epmd of its own in its process group:
/// a shared one would stay behind as a daemon, and would tie unrelated nodes together.
/// </summary>
public sealed class LocalRabbitMq : LocalServer
{
    // One process group for both, led by the broker's script, which ends the node in order on SIGTERM.
    private const string WithPortMapper =
        """epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & exec "$1" """;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };

    private readonly ServerBinaries binaries;
    private readonly int prometheusPort = FreePort.Next();
    private readonly int distributionPort = FreePort.Next();
    private readonly int mapperPort = FreePort.Next();

    private LocalRabbitMq(LocalServerOptions options, ServerBinaries binaries)
        : base(options, "rabbitmq", "RabbitMQ")
    {
        this.binaries = binaries;
        UserName = options.UserName ?? "guest";
        ManagementPort = options.ManagementPort ?? FreePort.Next();
    }

    /// <summary>The port of the management API and page.</summary>
    public int ManagementPort { get; }

    /// <summary>AMQP address with credentials and without a virtual host.</summary>
    public string ConnectionString => $"amqp://{Credentials}@127.0.0.1:{Port}";

    /// <summary>Management API address with credentials.</summary>
    public string ManagementUri => $"http://{Credentials}@127.0.0.1:{ManagementPort}";

    /// <summary>Where the broker shows its metrics.</summary>
    public string PrometheusUri => $"http://127.0.0.1:{prometheusPort}/metrics";

    private protected override int StopSignal => Signals.Terminate;

    private string Credentials => $"{Uri.EscapeDataString(UserName)}:{Uri.EscapeDataString(Password)}";

    /// <summary>Starts a node and returns when it accepts AMQP and management requests.</summary>
    public static Task<LocalRabbitMq> StartAsync(LocalServerOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, ServerBinaries.RabbitMq, cancellationToken);

    internal static async Task<LocalRabbitMq> StartAsync(
        LocalServerOptions options, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var server = new LocalRabbitMq(options, binaries);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private protected override async Task<(IReadOnlyList<string>, IReadOnlyDictionary<string, string?>)> PrepareAsync(
        CancellationToken ct)
    {
        var sbin = await binaries.FindAsync(Say, ct);
        var home = Directory.CreateDirectory(Path.Combine(DataDirectory, "home")).FullName;
        await File.WriteAllTextAsync(InData("enabled_plugins"), "[rabbitmq_management,rabbitmq_prometheus].\n", ct);
        await File.WriteAllLinesAsync(InData("rabbitmq.conf"), Configuration(), ct);
        File.SetUnixFileMode(InData("rabbitmq.conf"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = home,
            // Fixed, because the node's data belongs to its name; the private epmd makes it unique enough.
            ["RABBITMQ_NODENAME"] = "platform@localhost",
            ["RABBITMQ_CONFIG_FILE"] = InData("rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = InData("enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = InData("mnesia"),
            ["RABBITMQ_LOG_BASE"] = InData("log"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = InData("generated"),
            ["RABBITMQ_PLUGINS_EXPAND_DIR"] = InData("plugins"),
            ["RABBITMQ_PID_FILE"] = InData("node.pid"),
            ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            // The machine's own configuration belongs to the machine's own node.
            ["RABBITMQ_CONF_ENV_FILE"] = InData("no-environment"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = InData("no-advanced.config"),
            ["ERL_EPMD_PORT"] = mapperPort.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        };
        var command = Account.Wrap("sh", "-c", WithPortMapper, "sh", Path.Combine(sbin, "rabbitmq-server"));
        return (command, environment);
    }

    private protected override async Task PingAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"http://127.0.0.1:{ManagementPort}/api/health/checks/port-listener/{Port}");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")));
        using var response = await Http.SendAsync(request, ct);
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized)
            throw new LocalHostingException(
                $"The broker's data in {DataDirectory} was made with another password for {UserName}. Give that "
                + "password, or start clean with `-- --reset`.");
        response.EnsureSuccessStatusCode();
    }

    private string InData(string name) => Path.Combine(DataDirectory, name);

    private IEnumerable<string> Configuration()
    {
        var lines = new Dictionary<string, string>
        {
            ["listeners.tcp.1"] = $"127.0.0.1:{Port}",
            ["management.tcp.ip"] = "127.0.0.1",
            ["management.tcp.port"] = $"{ManagementPort}",
            ["prometheus.tcp.ip"] = "127.0.0.1",
            ["prometheus.tcp.port"] = $"{prometheusPort}",
            ["default_user"] = UserName,
            ["default_pass"] = Password,
            ["log.console"] = "true",
            ["log.file"] = "false",
        };
        foreach (var (name, value) in Options.Settings)
            lines[name] = value;
        return lines.Select(line => $"{line.Key} = {line.Value}");
    }
}
