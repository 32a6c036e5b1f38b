using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Servers;

/// <summary>Finds the programs of a server on this machine, or installs its Debian package, or says how to.</summary>
internal sealed class ServerBinaries
{
    /// <summary>Folders that are searched, in order; a star stands for one folder, highest version first.</summary>
    public required IReadOnlyList<string> SearchPaths { get; init; }
    public required string Program { get; init; }
    public required string Package { get; init; }
    public bool IsRoot { get; init; } = Environment.IsPrivilegedProcess;
    public string AptGet { get; init; } = "/usr/bin/apt-get";

    public static ServerBinaries PostgreSql { get; } = new()
    {
        SearchPaths =
        [
            "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/pgsql/bin",
        ],
        Program = "postgres",
        Package = "postgresql",
    };

    public static ServerBinaries RabbitMq { get; } = new()
    {
        // Debian's /usr/sbin/rabbitmq-server is a wrapper that insists on the system-wide node: not wanted here.
        SearchPaths =
        [
            "/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin", "/opt/rabbitmq/sbin", "/opt/homebrew/opt/rabbitmq/sbin",
        ],
        Program = "rabbitmq-server",
        Package = "rabbitmq-server",
    };

    /// <summary>The folder that holds the programs.</summary>
    public async Task<string> FindAsync(Action<string> log, CancellationToken ct)
    {
        if (Find() is { } found)
            return found;
        var line = $"sudo apt-get install -y {Package}";
        if (!File.Exists(AptGet))
            throw new LocalHostingException(
                $"{Package} is in none of {string.Join(", ", SearchPaths)}. Install it or start Docker.");
        if (!IsRoot)
            throw new LocalHostingException(
                $"{Package} is not installed, which only root may do. Run `{line}`, or start Docker, and try again.");
        await InstallAsync(line, log, ct);
        return Find() ?? throw new LocalHostingException(
            $"{Package} was installed but {Program} is in none of {string.Join(", ", SearchPaths)}.");
    }

    private string? Find() =>
        SearchPaths.SelectMany(Expand).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Program)));

    // Installing needs a while, and two resources may need it at once, while dpkg allows one at a time.
    private static readonly SemaphoreSlim OneInstallation = new(1, 1);

    private async Task InstallAsync(string line, Action<string> log, CancellationToken ct)
    {
        await OneInstallation.WaitAsync(ct);
        try
        {
            log($"{Package} is not on this machine: installing it with apt-get (once; this may take a minute).");
            string[] install =
            [
                "env", "DEBIAN_FRONTEND=noninteractive", AptGet, "install", "-y", "--no-install-recommends",
                "-o", "DPkg::Lock::Timeout=120", Package,
            ];
            var (exitCode, output) = await Command.TryRunAsync(install, ct);
            if (exitCode != 0)
            {
                await Command.TryRunAsync([AptGet, "update", "-q"], ct);
                (exitCode, output) = await Command.TryRunAsync(install, ct);
            }
            // A post-install script that cannot start the system-wide daemon fails, yet the programs are there.
            if (exitCode != 0 && Find() is null)
                throw new LocalHostingException(
                    $"Installing {Package} failed. Run `{line}` by hand and try again.\n{LastLines(output)}");
        }
        finally
        {
            OneInstallation.Release();
        }
    }

    private static string LastLines(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(8));

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];
        var parent = pattern[..pattern.LastIndexOf('/', star)];
        var end = pattern.IndexOf('/', star);
        var name = pattern[(parent.Length + 1)..end];
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, name)
                .OrderByDescending(Version)
                .Select(folder => folder + pattern[end..])
            : [];
    }

    private static Version Version(string folder)
    {
        var digits = new string([.. Path.GetFileName(folder).SkipWhile(c => !char.IsAsciiDigit(c))]);
        var full = digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
        return System.Version.TryParse(full, out var version) ? version : new Version(0, 0);
    }
}
