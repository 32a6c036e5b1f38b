using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Servers;

/// <summary>
/// PostgreSQL refuses to run as root and the broker need not: as root, a server runs as the system account of its
/// package and owns its data; otherwise it runs as the caller.
/// </summary>
internal sealed class ServerAccount(string? user)
{
    public static ServerAccount Of(string user) => new(Environment.IsPrivilegedProcess ? user : null);

    public IReadOnlyList<string> Wrap(params IEnumerable<string> command) =>
        user is null
            ? [.. command]
            : ["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups", .. command];

    /// <summary>
    /// Makes a directory that only this account can read. Below a home directory closed to other accounts (/root) the
    /// account could never enter it, so the data moves to /var/lib, under a name derived from the wanted path.
    /// </summary>
    public async Task<string> PrepareDirectoryAsync(string wanted, Action<string> log, CancellationToken ct)
    {
        var directory = await CanEnterAsync(Path.GetDirectoryName(wanted)!, ct) ? wanted : Elsewhere(wanted);
        if (directory != wanted && !Path.Exists(wanted))
        {
            log($"{user} cannot enter {Path.GetDirectoryName(wanted)}; keeping its data in {directory}.");
            // Shows people where the data went, and a reset what to remove.
            Directory.CreateSymbolicLink(wanted, directory);
        }
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return directory;
    }

    public async Task OwnAsync(string directory, CancellationToken ct)
    {
        if (user is not null)
            await Command.RunAsync(["chown", "-R", $"{user}:", directory], ct);
    }

    public static string Elsewhere(string wanted)
    {
        var digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(wanted));
        return Path.Combine("/var/lib/platform-local", Convert.ToHexStringLower(digest.AsSpan(0, 8)));
    }

    private async Task<bool> CanEnterAsync(string directory, CancellationToken ct)
    {
        if (user is null)
            return true;
        Directory.CreateDirectory(directory);
        var (exitCode, _) = await Command.TryRunAsync(Wrap("test", "-x", directory), ct);
        return exitCode == 0;
    }
}
