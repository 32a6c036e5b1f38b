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
        var packages = new DebianPackages([Package])
        {
            IsRoot = IsRoot,
            AptGet = AptGet,
            Alternative = ", or start Docker,",
        };
        await packages.InstallAsync(
            () => Find() is not null,
            $"{Package} is in none of {string.Join(", ", SearchPaths)}. Install it or start Docker.", log, ct);
        return Find() ?? throw new LocalHostingException(
            $"{Package} was installed but {Program} is in none of {string.Join(", ", SearchPaths)}.");
    }

    private string? Find() =>
        SearchPaths.SelectMany(Expand).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Program)));

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
