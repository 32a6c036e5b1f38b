using System.Globalization;
using System.Security.Cryptography;
using Platform.LocalHosting.Processes;
using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting;

/// <summary>
/// A private server process: it listens on 127.0.0.1 only, ends with its owner, and can be stopped, killed, paused and
/// started again on the same data and ports, which is what fault tests need.
/// </summary>
public abstract class LocalServer : IAsyncDisposable
{
    private readonly LocalServerOptions options;
    private readonly bool temporary;
    private FileStream? ownership;
    private ChildProcess? process;

    private protected LocalServer(LocalServerOptions options, string account, string kind)
    {
        this.options = options;
        temporary = options.DataDirectory is null;
        Account = ServerAccount.Of(account);
        Kind = kind;
        Port = options.Port ?? FreePort.Next();
        UserName = options.UserName ?? account;
        DataDirectory = options.DataDirectory is { } wanted
            ? Path.GetFullPath(wanted)
            : Path.Combine(Path.GetTempPath(), $"platform-{account}-{Guid.CreateVersion7():n}");
    }

    /// <summary>Where data, configuration and log live.</summary>
    public string DataDirectory { get; private set; }

    /// <summary>The server's port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The superuser or administrator.</summary>
    public string UserName { get; private protected init; }

    /// <summary>The superuser's or administrator's password.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The file with the server's output.</summary>
    public string LogFile => Path.Combine(DataDirectory, "server.log");

    /// <summary>Whether the server process lives.</summary>
    public bool IsRunning => process is { IsRunning: true };

    /// <summary>Completes with the exit code when the server process ends.</summary>
    internal Task<int> Exited => process?.Exited ?? Task.FromResult(0);

    internal IReadOnlyList<ProcessTree.Member> Processes => process is null ? [] : [process.Self];

    private protected string Kind { get; }

    private protected ServerAccount Account { get; }

    private protected LocalServerOptions Options => options;

    private protected abstract int StopSignal { get; }

    // The broker's management plugin alone takes five seconds to end.
    private static TimeSpan StopGrace => TimeSpan.FromSeconds(8.5);

    private string ProcessFile => Path.Combine(DataDirectory, "server.pid");

    /// <summary>Finds programs and writes configuration; returns the command that runs the server.</summary>
    private protected abstract Task<(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string?> Environment)>
        PrepareAsync(CancellationToken ct);

    /// <summary>Throws until the server answers.</summary>
    private protected abstract Task PingAsync(CancellationToken ct);

    private protected void Say(string line) => options.Log?.Invoke(line);

    /// <summary>Starts the server, or starts it again after a stop or a kill; returns when it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsRunning)
            return;
        DataDirectory = await Account.PrepareDirectoryAsync(DataDirectory, Say, cancellationToken);
        ownership ??= TakeOwnership();
        await EndOrphanAsync();
        Password = KeepPassword();
        var (command, environment) = await PrepareAsync(cancellationToken);
        await Account.OwnAsync(DataDirectory, cancellationToken);
        process = ChildProcess.Start(new ChildProcessStart(command[0], [.. command.Skip(1)], LogFile)
        {
            Environment = environment,
            WorkingDirectory = DataDirectory,
            StopSignal = StopSignal,
        });
        await File.WriteAllTextAsync(
            ProcessFile,
            string.Create(CultureInfo.InvariantCulture, $"{process.Self.Id} {process.Self.StartTime}"),
            cancellationToken);
        try
        {
            await WaitUntilAnsweringAsync(process, cancellationToken);
        }
        catch
        {
            await process.KillAsync();
            throw;
        }
    }

    /// <summary>Shuts the server down in order, within ten seconds.</summary>
    public Task StopAsync() => StopAsync(StopGrace);

    internal async Task StopAsync(TimeSpan grace)
    {
        if (process is not null)
            await process.StopAsync(grace);
        process = null;
    }

    /// <summary>Kills the server with all its workers, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (process is not null)
            await process.KillAsync();
        process = null;
    }

    /// <summary>Freezes the server: connections stay open and nothing answers.</summary>
    public void Pause() => process?.Pause();

    /// <summary>Lets a frozen server continue.</summary>
    public void Resume() => process?.Resume();

    /// <summary>Stops the server; a temporary data directory is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (temporary)
            await KillAsync();
        else
            await StopAsync();
        ownership?.Dispose();
        ownership = null;
        if (temporary && Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
    }

    // The lock ends with the process that holds it, so a killed owner leaves none.
    private FileStream TakeOwnership()
    {
        try
        {
            return new FileStream(
                Path.Combine(DataDirectory, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LocalHostingException(
                $"{Kind} data in {DataDirectory} is in use by another running instance. Stop that one, or choose "
                + "another directory (LocalHosting:DataDirectory).");
        }
    }

    // We hold the lock, so a server recorded here has lost its owner.
    private async Task EndOrphanAsync()
    {
        if (!File.Exists(ProcessFile))
            return;
        var fields = (await File.ReadAllTextAsync(ProcessFile)).Split(' ');
        if (fields is [var id, var start]
            && int.TryParse(id, out var processId) && ulong.TryParse(start, out var startTime)
            && ProcessTree.Find(processId) is { } found && found.StartTime == startTime)
        {
            Say($"{Kind} of an earlier, killed run still lives: ending it.");
            await ProcessTree.EndAsync(processId, StopSignal, TimeSpan.FromSeconds(5));
        }
        File.Delete(ProcessFile);
    }

    private string KeepPassword()
    {
        var file = Path.Combine(DataDirectory, "password");
        if (options.Password is { } given)
            return given;
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return File.ReadAllText(file);
    }

    private async Task WaitUntilAnsweringAsync(ChildProcess started, CancellationToken ct)
    {
        var deadline = DateTime.UtcNow + options.StartTimeout;
        while (true)
        {
            try
            {
                await PingAsync(ct);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException and not LocalHostingException)
            {
                if (!started.IsRunning)
                    throw new LocalHostingException($"{Kind} ended while starting. Its last lines:\n{Tail()}");
                if (DateTime.UtcNow > deadline)
                    throw new LocalHostingException(
                        $"{Kind} gave no answer in {options.StartTimeout.TotalSeconds:0} s: {e.Message}\n{Tail()}", e);
            }
            await Task.Delay(100, ct);
        }
    }

    private string Tail() =>
        File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(12)) : "(no output)";
}
