using System.Globalization;
using Platform.LocalHosting.Running;

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
        File.WriteAllText(options.OwnerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return stream;
    }

    // A file of its own: the locked one cannot be read.
    private static string Owner(HostingOptions options) =>
        File.Exists(options.OwnerFile) ? File.ReadAllText(options.OwnerFile) : "unknown";

    private static void Wipe(HostingOptions options, Action<string> say)
    {
        say($"--reset: removing all data in {options.DataDirectory}");
        foreach (var entry in new DirectoryInfo(options.DataDirectory).EnumerateFileSystemInfos())
        {
            if (entry.FullName == options.LockFile || entry.FullName == options.OwnerFile)
                continue;
            // The data of a server whose account could not enter this directory.
            if (entry.LinkTarget is { } elsewhere && Directory.Exists(elsewhere))
                Directory.Delete(elsewhere, recursive: true);
            if (entry is DirectoryInfo { LinkTarget: null } directory)
                directory.Delete(recursive: true);
            else
                File.Delete(entry.FullName);
        }
    }
}
