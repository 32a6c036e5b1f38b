using System.Globalization;

namespace Platform.LocalHosting.Running;

/// <summary>What a person sees: progress while it starts, then one table and what to open first.</summary>
internal sealed class StartReport(TextWriter output, StatusBoard board)
{
    private const int LogLines = 15;

    private readonly Lock gate = new();

    private bool shown;

    public void Say(string line)
    {
        lock (gate)
            output.WriteLine($"{Seconds(board.Elapsed),8}  {line}");
    }

    public void Changed(ResourceStatus status)
    {
        if (status.State is ResourceState.Running)
            return;
        var endpoint = status.Resource.Endpoints.FirstOrDefault();
        var where = status.State is ResourceState.Ready && endpoint is not null
            ? $" on port {endpoint.AllocatedPort}"
            : "";
        Say($"{status.Name} {status.Describe()}{where}");
        if (status.HasFailed)
            Say(Explain(status));
        // What ends after the start has something to say, such as how much it loaded.
        else if (shown && status is { State: ResourceState.Finished, LogFile: { } log } && File.Exists(log))
            Say("    " + File.ReadLines(log).LastOrDefault());
    }

    /// <summary>What is being waited for, and by how many.</summary>
    public void Pending()
    {
        var waiting = board.All.Where(status => status.State is ResourceState.Waiting).ToList();
        var busy = board.All.Where(status => !board.IsSettled(status))
            .Concat(waiting.SelectMany(board.WaitsOf))
            .Where(status => status.State is not ResourceState.Waiting)
            .Distinct();
        var suffix = waiting.Count == 0 ? "" : $"; {waiting.Count} others wait for them";
        Say($"… {string.Join(", ", busy.Select(status => $"{status.Name} {status.Describe()}"))}{suffix}");
    }

    public void Table()
    {
        var rows = board.All
            .Select(status => (
                status.Name,
                State: Detail(status),
                Url: Url(status),
                Ready: status.ReadyAfter is { } after ? Seconds(after) : "-"))
            .Prepend((Name: "RESOURCE", State: "STATE", Url: "URL", Ready: "READY AFTER"))
            .ToList();
        var (name, state, url) = (
            rows.Max(row => row.Name.Length), rows.Max(row => row.State.Length), rows.Max(row => row.Url.Length));
        lock (gate)
        {
            output.WriteLine();
            foreach (var row in rows)
            {
                output.WriteLine(string.Join(
                    "  ", row.Name.PadRight(name), row.State.PadRight(state), row.Url.PadRight(url), row.Ready));
            }
            output.WriteLine();
            foreach (var (text, address) in Doors())
                output.WriteLine($"{text}: {address}");
            var incomplete = board.All.Any(
                status => status.State is not (ResourceState.Ready or ResourceState.Finished));
            output.WriteLine(incomplete
                ? "Chưa chạy đủ: xem các dòng trên. · Not everything runs: see above. Ctrl+C stops."
                : "Đã sẵn sàng. Nhấn Ctrl+C để dừng. · Ready. Ctrl+C stops everything.");
            output.Flush();
            shown = true;
        }
    }

    private IEnumerable<(string Text, string Address)> Doors() =>
        from status in board.All
        from callback in status.Resource.UrlCallbacks
        let endpoint = new EndpointReference(status.Resource, callback.EndpointName)
        where endpoint.Exists
        let url = callback.Make(endpoint)
        select (url.DisplayText ?? status.Name, new Uri(new Uri(endpoint.Url), url.Url).ToString());

    private string Detail(ResourceStatus status) => status.State is ResourceState.Waiting
        ? "waiting for " + string.Join(", ", board.WaitsOf(status).Select(other =>
            other.HasEnded || other.State is ResourceState.Running ? $"{other.Name} ({other.Describe()})" : other.Name))
        : status.Describe() + (status is { State: ResourceState.Running, Message: { } message } ? $" ({message})" : "");

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static string Url(ResourceStatus status)
    {
        var endpoint = status.Resource.Endpoints.Find(one => one.Scheme is "http" or "https")
            ?? status.Resource.Endpoints.FirstOrDefault();
        return endpoint is null ? "-" : $"{endpoint.Scheme}://{endpoint.Host}:{endpoint.AllocatedPort}";
    }

    private static string Explain(ResourceStatus status)
    {
        var lines = status.Message is { } message ? [message] : new List<string>();
        if (status.State is ResourceState.Exited && status.LogFile is { } log && File.Exists(log))
        {
            lines.Add($"last lines of {log}:");
            lines.AddRange(File.ReadLines(log).TakeLast(LogLines).Select(line => "    " + line));
        }
        return string.Join(Environment.NewLine, lines);
    }
}
