using Npgsql;
using Platform.LocalHosting.Processes;
using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting;

/// <summary>A private PostgreSQL of the version installed on this machine.</summary>
public sealed class LocalPostgres : LocalServer
{
    private readonly ServerBinaries binaries;

    private LocalPostgres(LocalServerOptions options, ServerBinaries binaries)
        : base(options, "postgres", "PostgreSQL") => this.binaries = binaries;

    /// <summary>Npgsql connection string of the superuser to the database `postgres`.</summary>
    public string ConnectionString => ConnectionStringFor("postgres");

    private protected override int StopSignal => Signals.Interrupt;

    private string Cluster => Path.Combine(DataDirectory, "data");

    /// <summary>Starts a server and returns when it accepts the superuser's login.</summary>
    public static Task<LocalPostgres> StartAsync(LocalServerOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, ServerBinaries.PostgreSql, cancellationToken);

    internal static async Task<LocalPostgres> StartAsync(
        LocalServerOptions options, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var server = new LocalPostgres(options, binaries);
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

    /// <summary>Npgsql connection string of the superuser to a database.</summary>
    public string ConnectionStringFor(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = UserName,
        Password = Password,
        Database = database,
    }.ConnectionString;

    private protected override async Task<(IReadOnlyList<string>, IReadOnlyDictionary<string, string?>)> PrepareAsync(
        CancellationToken ct)
    {
        var bin = await binaries.FindAsync(Say, ct);
        if (!File.Exists(Path.Combine(Cluster, "PG_VERSION")))
            await InitialiseAsync(bin, ct);
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = "",
            // Seven services with a pool each, their migrations and the test runner share it.
            ["max_connections"] = "500",
        };
        foreach (var (name, value) in Options.Settings)
            settings[name] = value;
        var command = Account.Wrap(
        [
            Path.Combine(bin, "postgres"), "-D", Cluster, "-p", $"{Port}",
            .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }),
        ]);
        return (command, new Dictionary<string, string?>());
    }

    private protected override async Task PingAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=3");
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new LocalHostingException(
                $"The data in {Cluster} was made with another password for {UserName}. Give that password, or start "
                + "clean with `-- --reset`.", e);
        }
    }

    private async Task InitialiseAsync(string bin, CancellationToken ct)
    {
        Say("PostgreSQL: making a new database cluster.");
        // A first start that was killed half-way leaves a directory that initdb refuses.
        if (Directory.Exists(Cluster))
            Directory.Delete(Cluster, recursive: true);
        var passwordFile = Path.Combine(DataDirectory, "initial-password");
        await File.WriteAllTextAsync(passwordFile, Password, ct);
        File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Account.OwnAsync(DataDirectory, ct);
        var unfinished = Cluster + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await Command.RunAsync(
            Account.Wrap(
                Path.Combine(bin, "initdb"), "-D", unfinished, "-U", UserName, "--pwfile", passwordFile,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"),
            ct);
        Directory.Move(unfinished, Cluster);
        File.Delete(passwordFile);
    }
}
