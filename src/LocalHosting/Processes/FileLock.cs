namespace Platform.LocalHosting.Processes;

/// <summary>One process of this machine at a time. The lock ends with its process, killed or not.</summary>
internal static class FileLock
{
    public static async Task<FileStream> HoldAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }
}
