using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>The SMTP server of npm as a process; it keeps what it was given.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Install = "ci --ignore-scripts --no-fund --no-audit";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Notification.Tests", "smtp");
    private readonly Process process;

    private SmtpServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Every mail it got, as it came.</summary>
    public ConcurrentQueue<(string To, string Raw)> Mails { get; } = [];

    internal static async Task<SmtpServer> Start()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            using var npm = Launch("npm", Install.Split(' '));
            var output = await npm.StandardOutput.ReadToEndAsync() + await npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException($"`cd {Folder} && npm {Install}` failed:\n{output}");
        }

        var process = Launch("node", ["server.js"]);
        var first = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        var server = new SmtpServer(process, (int)JsonNode.Parse(first)!["port"]!);
        _ = server.Read();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var mail = JsonNode.Parse(line)!;
            Mails.Enqueue(((string)mail["to"]![0]!, (string)mail["raw"]!));
        }
    }

    private static Process Launch(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"{program} is missing: install Node 20 or later (apt-get install -y nodejs npm), then run "
                + $"`cd {Folder} && npm {Install}`.", missing);
        }
    }
}
