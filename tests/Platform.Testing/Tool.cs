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

    /// <summary>What the program said, in English, and how it ended.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string program, params string[] arguments)
    {
        await Provide(program);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
