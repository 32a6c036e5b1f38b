using System.Diagnostics;
using System.Text.Json.Nodes;
using Platform.LocalHosting.Processes;
using Platform.Testing;

namespace Platform.LocalHosting.Tests;

/// <summary>This assembly's own host as a process of its own: something to signal and to kill.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly string directory;

    private readonly Process process;

    private readonly Task<string> output;

    private HostProcess(string directory, Process process)
    {
        this.directory = directory;
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
    }

    public int Id => process.Id;

    public static HostProcess Start(string directory, params string[] args)
    {
        // A shell starts background jobs with SIGINT ignored, and children inherit that: no test depends on it.
        string[] command = ["--default-signal=INT", "dotnet", typeof(HostProcess).Assembly.Location];
        var start = new ProcessStartInfo("env", [.. command, $"--LocalHosting:DataDirectory={directory}", .. args])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__postgres"] = "";
        return new HostProcess(directory, Process.Start(start)!);
    }

    /// <summary>Waits until every resource has settled; returns the state it wrote.</summary>
    public async Task<JsonNode> ReadyAsync()
    {
        return await Eventually.Get(
            () => Task.FromResult(State() is { } state && Settled(state) ? state : null),
            "the host's resources ready",
            TimeSpan.FromSeconds(60));

        bool Settled(JsonNode state) =>
            state["processId"]!.GetValue<int>() == Id && state["settled"]!.GetValue<bool>();
    }

    /// <summary>All processes that live because of this host, the guard among them.</summary>
    public IReadOnlyList<ProcessTree.Member> Family() =>
    [
        .. ProcessTree.Of(Id),
        .. State()!["resources"]!.AsArray().SelectMany(resource => resource!["processes"]!.AsArray())
            .SelectMany(one => ProcessTree.Of(one!["id"]!.GetValue<int>())),
    ];

    public async Task<(int ExitCode, string Output)> EndAsync(int signal)
    {
        Signals.Send(Id, signal);
        await process.WaitForExitAsync(TestApplication.Soon);
        return (process.ExitCode, await output);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private JsonNode? State()
    {
        var file = Path.Combine(directory, "state.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
    }
}
