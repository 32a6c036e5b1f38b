using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Platform.LocalHosting.Processes;

/// <summary>What to start: a command, its surroundings and the file that receives its output.</summary>
internal sealed record ChildProcessStart(string Command, IReadOnlyList<string> Arguments, string LogFile)
{
    public string? WorkingDirectory { get; init; }
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The signal that asks this process to end in order.</summary>
    public int StopSignal { get; init; } = Signals.Terminate;
}

/// <summary>
/// A process of ours in a session of its own, so that the terminal's Ctrl+C reaches only us and we decide the order of
/// stopping. Its output goes straight to a file: nothing blocks or breaks when we are slow or gone.
/// </summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    // The redirection comes before any change of user, who may not write to our log file.
    private const string Redirect = """log=$1; shift; exec "$@" >>"$log" 2>&1 </dev/null""";

    private readonly Process process;
    private readonly int stopSignal;

    private ChildProcess(Process process, int stopSignal)
    {
        this.process = process;
        this.stopSignal = stopSignal;
        Self = ProcessTree.Find(process.Id) ?? new ProcessTree.Member(process.Id, 0);
        Exited = WaitAsync();
    }

    public int Id => process.Id;

    public ProcessTree.Member Self { get; }

    /// <summary>Completes with the exit code.</summary>
    public Task<int> Exited { get; }

    public bool IsRunning => !Exited.IsCompleted;

    public static ChildProcess Start(ChildProcessStart start)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(start.LogFile))!);
        // A shell drops variables whose names it could not write (services__my-service__http__0): those go round it.
        var odd = start.Environment
            .Where(one => !ShellName().IsMatch(one.Key))
            .Select(one => $"{one.Key}={one.Value}")
            .ToList();
        var info = new ProcessStartInfo(
            "setsid",
            [
                "sh", "-c", Redirect, "sh", start.LogFile, .. odd.Count == 0 ? odd : ["env", .. odd],
                start.Command, .. start.Arguments,
            ])
        {
            WorkingDirectory = start.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        var process = Process.Start(info) ?? throw new InvalidOperationException($"{start.Command} did not start.");
        OrphanGuard.Watch(process.Id, start.StopSignal);
        return new ChildProcess(process, start.StopSignal);
    }

    /// <summary>Asks to end, then insists: nothing of the tree lives when this returns.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        var tree = ProcessTree.Of(Id);
        if (IsRunning && !Signals.SendToGroup(Id, stopSignal))
            Signals.Send(Id, stopSignal);
        // A stopped (paused) process would never see the request.
        ProcessTree.Signal(tree, Signals.Resume);
        if (!await ProcessTree.WaitUntilGoneAsync(tree, grace))
            await KillAsync(tree);
        await KillAsync();
    }

    /// <summary>Ends the whole tree without warning.</summary>
    public async Task KillAsync()
    {
        await KillAsync(ProcessTree.Of(Id));
        await Exited;
        OrphanGuard.Forget(Id);
    }

    public void Pause() => ProcessTree.Signal(ProcessTree.Of(Id), Signals.Pause);

    public void Resume() => ProcessTree.Signal(ProcessTree.Of(Id), Signals.Resume);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static async Task KillAsync(IReadOnlyList<ProcessTree.Member> tree)
    {
        ProcessTree.Signal(tree, Signals.Kill);
        await ProcessTree.WaitUntilGoneAsync(tree, TimeSpan.FromSeconds(3));
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex ShellName();

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        // The leader may have left children in its session; they stay watched until StopAsync has ended them.
        if (ProcessTree.Of(Id).Count == 0)
            OrphanGuard.Forget(Id);
        return process.ExitCode;
    }
}
