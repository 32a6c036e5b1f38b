using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting;

/// <summary>
/// Programs that services and tests call by name: those on the PATH, else those of the Debian package that is known to
/// bring them.
/// </summary>
public static class LocalCommands
{
    private const string InstalledPackages = "/var/lib/dpkg/info";

    private static readonly IReadOnlyDictionary<string, string[]> Packages = new Dictionary<string, string[]>
    {
        // A page is printed with the letters of this machine, so they belong to the browser.
        ["chromium"] = ["chromium", "fonts-noto-core", "fonts-dejavu-core"],
        ["pdffonts"] = ["poppler-utils"],
        ["pdfinfo"] = ["poppler-utils"],
        ["pdfsig"] = ["poppler-utils"],
        ["pdftoppm"] = ["poppler-utils"],
        ["pdftotext"] = ["poppler-utils"],
        ["qpdf"] = ["qpdf"],
        ["softhsm2-util"] = ["softhsm2"],
        ["zbarimg"] = ["zbar-tools"],
    };

    /// <summary>Whether a program of this name is on the PATH.</summary>
    public static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, command)));

    /// <summary>Returns when the program can be called; as root on Debian, or what derives from it, that may mean
    /// installing it first.</summary>
    /// <exception cref="LocalHostingException">It is missing; the message says how to install it.</exception>
    public static Task ProvideAsync(string command, Action<string> log, CancellationToken cancellationToken)
    {
        var wanted = Packages.GetValueOrDefault(command) ?? [];
        return ProvideAsync(command, wanted, new DebianPackages(wanted), log, cancellationToken);
    }

    internal static async Task ProvideAsync(
        string command, IReadOnlyList<string> wanted, DebianPackages packages, Action<string> log,
        CancellationToken cancellationToken)
    {
        var missing = $"`{command}` is not on the PATH. Install it and try again.";
        if (IsThere())
            return;
        if (wanted.Count == 0)
            throw new LocalHostingException(missing);
        await packages.InstallAsync(IsThere, missing, log, cancellationToken);

        // Who brought the program does not matter; of the rest only dpkg knows.
        bool IsThere() => IsOnPath(command) && (!Directory.Exists(InstalledPackages)
            || wanted.Skip(1).All(package => File.Exists(Path.Combine(InstalledPackages, package + ".md5sums"))));
    }
}
