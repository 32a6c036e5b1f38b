using System.ComponentModel;
using System.Diagnostics;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>
/// A script of <c>checks/</c>, run by Node: exit code 0 is accepted, 1 refused by the validator, anything else a
/// failure of the script itself, which is neither.
/// </summary>
internal static class Check
{
    private const string Install = "npm ci --ignore-scripts --no-fund --no-audit";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Interop.Tests");

    /// <summary>File of the authority that validators trust over TLS, beside the usual ones.</summary>
    internal static string? Authority { get; set; }

    /// <summary>Installs the validators that the lock file pins.</summary>
    internal static async Task InstallAsync(string? folder = null)
    {
        var (exitCode, output) = await Run("npm", Install.Split(' ')[1..], folder);
        if (exitCode != 0)
            throw new InvalidOperationException($"`cd {folder ?? Folder} && {Install}` failed:\n{output}");
    }

    internal static async Task Accepts(string script, params string[] arguments)
    {
        var (exitCode, output) = await Run("node", [$"checks/{script}", .. arguments]);
        Assert.True(exitCode == 0, $"{script} ended with {exitCode}:\n{output}");
    }

    /// <summary>A crash is not a refusal: the exit code must be exactly 1, and the reason the expected one.</summary>
    internal static async Task Refuses(string reason, string script, params string[] arguments)
    {
        var (exitCode, output) = await Run("node", [$"checks/{script}", .. arguments]);
        Assert.True(exitCode == 1, $"{script} ended with {exitCode} instead of refusing:\n{output}");
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    /// <summary>Runs a program in a folder, that of the checks unless said.</summary>
    internal static async Task<(int ExitCode, string Output)> Run(
        string program, string[] arguments, string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["SCARF_ANALYTICS"] = "false";
        if (Authority is not null)
            start.Environment["NODE_EXTRA_CA_CERTS"] = Authority;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var output = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(output));
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"{program} is missing: install Node 20.19 or later (apt-get install -y nodejs npm), then run "
                + $"`cd {folder ?? Folder} && {Install}`.", missing);
        }
    }
}
