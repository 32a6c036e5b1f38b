using System.Reflection;
using System.Runtime.InteropServices;
using Platform.LocalHosting.Running;

namespace Platform.LocalHosting;

/// <summary>An application of several processes on this machine.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private static readonly TimeSpan ProcessGrace = TimeSpan.FromSeconds(6);

    // The broker has its messages safe within a second; its management plugin then idles for five more.
    private static readonly TimeSpan ServerGrace = TimeSpan.FromSeconds(5);

    private readonly HostingOptions options;
    private readonly List<ResourceRunner> runners;
    private readonly StartReport report;
    private readonly StateFile stateFile;
    private readonly CancellationTokenSource stopping = new();
    private InstanceLock? instance;
    private Task running = Task.CompletedTask;

    internal DistributedApplication(
        IReadOnlyList<Resource> resources, HostingOptions options, string environment, TextWriter output)
    {
        this.options = options;
        var runnable = resources.Where(resource => resource is not ParameterResource).ToList();
        Board = new StatusBoard(runnable);
        report = new StartReport(output, Board);
        stateFile = new StateFile(options, Board);
        foreach (var status in Board.All.Where(status => status.Resource is ProcessResource))
            status.LogFile = options.LogFile(status.Resource.Replicas == 1 ? status.Name : $"{status.Name}-0");
        runners = [.. Board.All.Select(status => new ResourceRunner(
            status, Run.Of(status.Resource, options, environment), Board, report.Say))];
    }

    internal StatusBoard Board { get; }

    /// <summary>Begins a declaration; the assembly that calls is the host's project.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        new DistributedApplicationBuilder(args, AppHostDirectory(Assembly.GetEntryAssembly()!));

    /// <summary>Starts everything, shows how it went, and runs until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        using var parent = ParentWatch.Start(stop.Cancel);
        try
        {
            await StartAsync(stop.Token);
            await WaitUntilSettledAsync(stop.Token);
            report.Table();
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            report.Say("stopping");
        }
        catch (LocalHostingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            Environment.ExitCode = 1;
        }
        await StopAsync();

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Starts everything and returns; resources become ready one after another.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        instance = await InstanceLock.TakeAsync(options, report.Say);
        EndpointAllocator.Allocate([.. Board.All.Select(status => status.Resource)], options.RandomizePorts);
        Directory.CreateDirectory(Path.GetDirectoryName(options.LogFile("any"))!);
        foreach (var log in Board.All.Select(status => status.LogFile).OfType<string>())
            File.Delete(log);
        Board.OnChange = status =>
        {
            report.Changed(status);
            stateFile.Write(running: true);
        };
        stateFile.Write(running: true);
        running = Task.WhenAll(runners.Select(runner => Task.Run(() => runner.RunAsync(stopping.Token), CancellationToken.None)));
    }

    /// <summary>Stops everything: first what uses servers, then the servers; nothing is left within ten seconds.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await running;
        Board.OnChange = _ => { };
        var processes = Task.WhenAll(Runs(server: false).Select(run => run.StopAsync(ProcessGrace)));
        // A process that does not hear must not eat the time the servers need.
        await Task.WhenAny(processes, Task.Delay(TimeSpan.FromSeconds(1)));
        await Task.WhenAll([processes, .. Runs(server: true).Select(run => run.StopAsync(ServerGrace))]);
        if (instance is null)
            return;
        foreach (var status in Board.All.Where(status => !status.HasEnded))
            Board.Set(status, ResourceState.Stopped, s => s.Processes = []);
        stateFile.Write(running: false);
        instance.Dispose();
        instance = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    internal async Task WaitUntilSettledAsync(CancellationToken ct)
    {
        var deadline = Board.Elapsed + options.StartTimeout;
        var settled = Board.WaitUntilAsync(() => Board.All.All(Board.IsSettled), ct);
        while (await Task.WhenAny(settled, Task.Delay(TimeSpan.FromSeconds(10), ct)) != settled && Board.Elapsed < deadline)
        {
            ct.ThrowIfCancellationRequested();
            report.Pending();
        }
        if (settled.IsCompleted)
            await settled;
        stateFile.Write(running: true);
    }

    private IEnumerable<Run> Runs(bool server) => runners.Select(runner => runner.Run).Where(run => run.IsServer == server);

    private static string AppHostDirectory(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "apphostprojectpath")?.Value
        ?? Environment.CurrentDirectory;
}
