using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Running;

/// <summary>
/// Writes <c>state.json</c>: what runs where, for tests and scripts. Readable by its owner only; passwords stay in
/// <c>secrets/</c> beside it.
/// </summary>
internal sealed class StateFile(HostingOptions options, StatusBoard board)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock gate = new();

    public void Write(bool running)
    {
        var state = new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["running"] = running,
            ["settled"] = board.All.All(board.IsSettled),
            ["resources"] = new JsonArray([.. board.All.Select(Describe)]),
        };
        lock (gate)
        {
            var unfinished = options.StateFile + ".new";
            using (var stream = new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                JsonSerializer.Serialize(stream, state, Indented);
            }
            // A reader sees the old picture or the new one, never half of either.
            File.Move(unfinished, options.StateFile, overwrite: true);
        }
    }

    /// <summary>Ends what a killed instance left behind, by the picture it wrote.</summary>
    public static async Task EndOrphansAsync(HostingOptions options, Action<string> say)
    {
        if (!File.Exists(options.StateFile))
            return;
        var state = JsonNode.Parse(await File.ReadAllTextAsync(options.StateFile));
        var orphans = (
            from resource in state?["resources"]?.AsArray() ?? []
            from process in resource!["processes"]!.AsArray()
            let member = new ProcessTree.Member(
                process!["id"]!.GetValue<int>(), process["startTime"]!.GetValue<ulong>())
            where ProcessTree.IsAlive(member)
            select member).ToList();
        if (orphans.Count > 0)
            say($"ending {orphans.Count} processes of an earlier run that was killed");
        await Task.WhenAll(orphans.Select(
            orphan => ProcessTree.EndAsync(orphan.Id, Signals.Terminate, TimeSpan.FromSeconds(6))));
    }

    private IEnumerable<ResourceStatus> Waits(ResourceStatus status) =>
        status.State is ResourceState.Waiting ? board.WaitsOf(status) : [];

    private JsonNode Describe(ResourceStatus status) => new JsonObject
    {
        ["name"] = status.Name,
        ["state"] = status.State.ToString(),
        ["exitCode"] = status.ExitCode,
        ["readySeconds"] = status.ReadyAfter?.TotalSeconds,
        ["message"] = status.Message,
        ["waitingFor"] = new JsonArray([.. Waits(status).Select(other => (JsonNode)other.Name)]),
        ["processes"] = new JsonArray([.. status.Processes.Select(process =>
            (JsonNode)new JsonObject { ["id"] = process.Id, ["startTime"] = process.StartTime })]),
        ["log"] = status.LogFile,
        ["endpoints"] = new JsonObject(status.Resource.Endpoints.Select(endpoint => KeyValuePair.Create(
            endpoint.Name, (JsonNode?)$"{endpoint.Scheme}://{endpoint.Host}:{endpoint.AllocatedPort}"))),
        ["passwordFile"] = status.Resource is ServerResource { IsElsewhere: false } server
            ? options.SecretFile(server.PasswordParameter.Name) : null,
    };
}
