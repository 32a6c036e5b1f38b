using System.Diagnostics;
using Platform.LocalHosting;

namespace Platform.Testing;

/// <summary>
/// Programs of others that judge what the platform makes. Each is installed where it is missing, as the platform
/// installs its servers; where that is not possible the test fails and names the command. Never skipped.
/// </summary>
public static class Tool
{
    /// <summary>Returns when the program can be called.</summary>
    public static Task Provide(string program) =>
        LocalCommands.ProvideAsync(program, Console.WriteLine, CancellationToken.None);

    /// <summary>How the program ended and what it said, in English.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Run(
        string program, params string[] arguments)
    {
        await Provide(program);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
