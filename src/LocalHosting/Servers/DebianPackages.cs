using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Servers;

/// <summary>Installs Debian packages where root asks; where somebody else does, it names the command.</summary>
internal sealed class DebianPackages(IReadOnlyList<string> names)
{
    // dpkg allows one installation at a time, and so that two test runs do not meet in `apt-get update`, so do we.
    private static readonly string Turn = Path.Combine(Path.GetTempPath(), $"platform-apt-{Environment.UserName}.lock");

    public bool IsRoot { get; init; } = Environment.IsPrivilegedProcess;
    public string AptGet { get; init; } = "/usr/bin/apt-get";

    /// <summary>What else somebody could do who may not install.</summary>
    public string Alternative { get; init; } = "";

    private string Names => string.Join(' ', names);

    /// <summary>
    /// Returns when what was missing is there: <paramref name="isThere"/> is asked again when it is our turn, because
    /// another process may have installed the same. <paramref name="missing"/> is said where there is no apt-get.
    /// </summary>
    public async Task InstallAsync(Func<bool> isThere, string missing, Action<string> log, CancellationToken ct)
    {
        var line = $"sudo apt-get install -y {Names}";
        if (!File.Exists(AptGet))
            throw new LocalHostingException(missing);
        if (!IsRoot)
            throw new LocalHostingException(
                $"{Names} is not installed, which only root may do. Run `{line}`{Alternative} and try again.");
        await using var turn = await FileLock.HoldAsync(Turn, ct);
        if (isThere())
            return;
        log($"{Names} is not on this machine: installing it with apt-get (once; this may take a minute).");
        string[] install =
        [
            "env", "DEBIAN_FRONTEND=noninteractive", AptGet, "install", "-y", "--no-install-recommends",
            "-o", "DPkg::Lock::Timeout=120", .. names,
        ];
        var (exitCode, output) = await Command.TryRunAsync(install, ct);
        if (exitCode != 0)
        {
            await Command.TryRunAsync([AptGet, "update", "-q"], ct);
            (exitCode, output) = await Command.TryRunAsync(install, ct);
        }
        // A post-install script that cannot start the system-wide daemon fails, yet the programs are there.
        if (exitCode != 0 && !isThere())
            throw new LocalHostingException(
                $"Installing {Names} failed. Run `{line}` by hand and try again.\n{LastLines(output)}");
    }

    private static string LastLines(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(8));
}
