using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>
/// A service as a process of its own, so that it can be killed as the machine would kill it. Built with the tests,
/// started from its own output folder.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly List<string> output = [];
    private readonly Process process;

    private ServiceProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts a project of src, for example <c>Learner</c>, on a free port of loopback.</summary>
    /// <param name="project">
    /// Name of the project, also that of its assembly; it lies below tests where the name contains <c>Test</c>.
    /// </param>
    /// <param name="settings">Configuration; keys with colons.</param>
    /// <param name="args">Arguments such as <c>migrate</c>.</param>
    public static ServiceProcess Start(
        string project, IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var configuration =
            Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
        var home = Path.Combine(
            Repository.Root, project.Contains("Test", StringComparison.Ordinal) ? "tests" : "src", project);
        var folder = Path.Combine(home, "bin", configuration, "net10.0");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, project + ".dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new ServiceProcess(Process.Start(start)!, address);
    }

    /// <summary>Runs <c>migrate</c> to its end.</summary>
    public static async Task MigrateAsync(string project, IReadOnlyDictionary<string, string?> settings)
    {
        await using var migration = Start(project, settings, "migrate");
        await migration.process.WaitForExitAsync();
        if (migration.process.ExitCode != 0)
            throw new InvalidOperationException($"{project} -- migrate failed:\n{migration.Output()}");
    }

    /// <summary>Waits until <c>/health</c> answers 200.</summary>
    public async Task<ServiceProcess> ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await Eventually.True(
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException("It ended:\n" + Output());
                return (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
            },
            $"{process.StartInfo.ArgumentList[0]} healthy\n{Output()}",
            TimeSpan.FromSeconds(60));
        return this;
    }

    /// <summary>Ends the process as a crash would: SIGKILL, no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end (SIGTERM) and waits for it.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
            Signal("TERM");
        await process.WaitForExitAsync();
    }

    /// <summary>Sends a signal by name: <c>STOP</c>, <c>CONT</c>, <c>TERM</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until the process ended by itself, for example at a failpoint.</summary>
    public Task ExitedAsync() => process.WaitForExitAsync();

    /// <summary>The last lines it wrote.</summary>
    public string Output()
    {
        lock (output)
            return string.Join('\n', output.TakeLast(40));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (output)
            output.Add(line ?? "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
