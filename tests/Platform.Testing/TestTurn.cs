namespace Platform.Testing;

/// <summary>
/// Test projects that start servers take turns on a machine. <c>dotnet test</c> runs projects side by side, and several
/// brokers and databases on two cores would measure patience, not the platform. The turn ends with the process.
/// </summary>
public static class TestTurn
{
    private static readonly Lazy<Task<FileStream>> Turn = new(WaitAsync);

    public static async Task TakeAsync() => _ = await Turn.Value;

    private static async Task<FileStream> WaitAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"platform-tests-{Environment.UserName}.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(250); // another project has the turn
            }
        }
    }
}
