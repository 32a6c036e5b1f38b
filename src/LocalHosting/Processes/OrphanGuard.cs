using System.Diagnostics;
using System.Globalization;

namespace Platform.LocalHosting.Processes;

/// <summary>
/// A shell that holds the other end of a pipe. When this process dies by whatever cause, even SIGKILL, the pipe closes
/// and the shell ends every process group it was told of, so nothing outlives its owner.
/// </summary>
internal static class OrphanGuard
{
    private const string Script = """
        trap '' INT TERM HUP
        all=' '
        while read -r verb id signal; do
          case $verb in
            add) all="$all$id:$signal " ;;
            del)
              case $all in
                *" $id:"*) before="${all%% $id:*}"; rest="${all#*" $id:"}"; all="$before ${rest#* }" ;;
              esac ;;
          esac
        done
        for one in $all; do kill -s "${one#*:}" -- -"${one%:*}" 2>/dev/null; done
        for turn in 1 2 3 4 5 6; do
          left=''
          for one in $all; do kill -s 0 -- -"${one%:*}" 2>/dev/null && left=1; done
          [ -z "$left" ] && exit 0
          sleep 1
        done
        for one in $all; do kill -s KILL -- -"${one%:*}" 2>/dev/null; done
        """;

    private static readonly Lock Gate = new();
    private static StreamWriter? pipe;

    public static void Watch(int processGroup, int stopSignal) =>
        Tell(string.Create(CultureInfo.InvariantCulture, $"add {processGroup} {stopSignal}"));

    public static void Forget(int processGroup) =>
        Tell(string.Create(CultureInfo.InvariantCulture, $"del {processGroup} 0"));

    private static void Tell(string line)
    {
        lock (Gate)
        {
            try
            {
                pipe ??= Start();
                pipe.WriteLine(line);
            }
            catch (IOException)
            {
                // Somebody ended the guard: start another for what comes next.
                pipe = null;
            }
        }
    }

    private static StreamWriter Start()
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Script, "platform-guard"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        process.StandardInput.NewLine = "\n";
        return process.StandardInput;
    }
}
