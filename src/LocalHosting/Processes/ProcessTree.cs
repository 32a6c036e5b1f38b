using System.Globalization;

namespace Platform.LocalHosting.Processes;

/// <summary>
/// A running process and everything below it. PostgreSQL's workers open sessions of their own and npm starts shells
/// that start node, so neither a process group nor the first process alone is the whole truth.
/// </summary>
internal static class ProcessTree
{
    /// <summary>The start time tells a process from a later one that got the same number.</summary>
    public readonly record struct Member(int Id, ulong StartTime);

    private sealed record Entry(int Id, int Parent, int Session, ulong StartTime, bool Gone);

    public static IReadOnlyList<Member> Of(int root)
    {
        var all = ReadAll();
        var found = new Dictionary<int, Entry>();
        var open = new Queue<Entry>(all.Where(entry => entry.Id == root || entry.Session == root));
        while (open.TryDequeue(out var next))
        {
            if (!found.TryAdd(next.Id, next))
                continue;
            foreach (var child in all.Where(entry => entry.Parent == next.Id))
                open.Enqueue(child);
        }
        return [.. found.Values.Where(entry => !entry.Gone).Select(entry => new Member(entry.Id, entry.StartTime))];
    }

    public static bool IsAlive(Member member) =>
        Read(member.Id) is { Gone: false } entry && entry.StartTime == member.StartTime;

    public static Member? Find(int processId) =>
        Read(processId) is { Gone: false } entry ? new Member(entry.Id, entry.StartTime) : null;

    public static void Signal(IEnumerable<Member> members, int signal)
    {
        foreach (var member in members.Where(IsAlive))
            Signals.Send(member.Id, signal);
    }

    /// <summary>Waits until all are gone; false when some still live at the deadline.</summary>
    public static async Task<bool> WaitUntilGoneAsync(IReadOnlyList<Member> members, TimeSpan limit)
    {
        var deadline = DateTime.UtcNow + limit;
        while (members.Any(IsAlive))
        {
            if (DateTime.UtcNow > deadline)
                return false;
            await Task.Delay(25);
        }
        return true;
    }

    /// <summary>Asks a process that is not our child to end, with all below it, and insists after a while.</summary>
    public static async Task EndAsync(int root, int signal, TimeSpan grace)
    {
        var tree = Of(root);
        Signals.SendToGroup(root, signal);
        if (!await WaitUntilGoneAsync(tree, grace))
            Signal(tree, Signals.Kill);
        await WaitUntilGoneAsync(tree, TimeSpan.FromSeconds(3));
    }

    private static List<Entry> ReadAll() =>
        Directory.Exists("/proc")
            ? [.. Directory.EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? Read(id) : null)
                .OfType<Entry>()]
            : [];

    private static Entry? Read(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            // The command name stands in brackets and may itself hold spaces and brackets.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(
                processId,
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                int.Parse(fields[3], CultureInfo.InvariantCulture),
                ulong.Parse(fields[19], CultureInfo.InvariantCulture),
                fields[0] is "Z" or "X");
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
