using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting;

/// <summary>
/// <c>dotnet run</c> that is killed cannot tell the host it started; the host would hold data and ports for ever. So a
/// host below <c>dotnet run</c> stops when that is gone. Any other parent may leave: nohup and shells do.
/// </summary>
internal static class ParentWatch
{
    public static IDisposable Start(Action onParentGone)
    {
        var parent = Signals.ParentProcessId();
        return new Timer(
            _ =>
            {
                if (Signals.ParentProcessId() != parent)
                    onParentGone();
            },
            null,
            IsDotnetRun(parent) ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan,
            TimeSpan.FromSeconds(1));
    }

    private static bool IsDotnetRun(int processId)
    {
        var file = $"/proc/{processId}/cmdline";
        return File.Exists(file) && File.ReadAllText(file).Split('\0') is [var program, .. var arguments]
            && Path.GetFileName(program) == "dotnet" && arguments.Contains("run");
    }
}
