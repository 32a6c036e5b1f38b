using System.Runtime.InteropServices;

namespace Platform.LocalHosting.Processes;

/// <summary>The few POSIX signals that starting and stopping processes needs.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    // Stop and continue have other numbers on macOS.
    public static int Pause => OperatingSystem.IsMacOS() ? 17 : 19;
    public static int Resume => OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Signals one process; false when it is gone.</summary>
    public static bool Send(int processId, int signal) => SendSignal(processId, signal) == 0;

    /// <summary>Signals a whole process group; false when nobody is left in it.</summary>
    public static bool SendToGroup(int leader, int signal) => SendSignal(-leader, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);

    /// <summary>The process that started this one; it changes when that one dies.</summary>
    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcessId();
}
