using System.Globalization;
using Platform.LocalHosting.Running;
using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting;

/// <summary>One running instance for each data directory. The lock ends with its process, so a killed one leaves none.</summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream file;

    private InstanceLock(FileStream file) => this.file = file;

    public static async Task<InstanceLock> TakeAsync(HostingOptions options, Action<string> say)
    {
        Directory.CreateDirectory(options.DataDirectory);
        var taken = new InstanceLock(Open(options));
        // Whoever held the lock before us is gone; what it started may need a moment more, or never noticed.
        await StateFile.EndOrphansAsync(options, say);
        if (options.Reset)
            Wipe(options, say);
        return taken;
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(HostingOptions options)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LocalHostingException(
                $"The platform is running already with data in {options.DataDirectory} (process {Owner(options)}). Stop it, "
                + "or start a second one with `-- --DcpPublisher:RandomizePorts=true --LocalHosting:DataDirectory=DIRECTORY`.");
        }
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        stream.Flush();
        return stream;
    }

    // The lock is advisory: reading without asking for it is allowed.
    private static string Owner(HostingOptions options)
    {
        using var stream = new FileStream(options.LockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Wipe(HostingOptions options, Action<string> say)
    {
        say($"--reset: removing all data in {options.DataDirectory}");
        foreach (var entry in new DirectoryInfo(options.DataDirectory).EnumerateFileSystemInfos())
        {
            if (entry.FullName == options.LockFile)
                continue;
            if (entry is not DirectoryInfo directory)
            {
                entry.Delete();
                continue;
            }
            directory.Delete(recursive: true);
            // Where a server's account could not enter the data directory.
            var elsewhere = ServerAccount.Elsewhere(directory.FullName);
            if (Directory.Exists(elsewhere))
                Directory.Delete(elsewhere, recursive: true);
        }
    }
}
