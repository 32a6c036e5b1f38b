using System.Diagnostics;

namespace Platform.LocalHosting.Processes;

/// <summary>Runs a short command to its end.</summary>
internal static class Command
{
    public static async Task<(int ExitCode, string Output)> TryRunAsync(
        IEnumerable<string> command, CancellationToken cancellationToken, string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a command that must succeed; its output is in the message when it does not.</summary>
    public static async Task RunAsync(IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await TryRunAsync(command, cancellationToken);
        if (exitCode != 0)
            throw new LocalHostingException($"`{string.Join(' ', command)}` failed ({exitCode}): {output.Trim()}");
    }
}
