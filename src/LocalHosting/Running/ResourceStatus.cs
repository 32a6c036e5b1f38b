using System.Diagnostics;
using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Running;

internal enum ResourceState
{
    Waiting,
    Starting,
    Running,
    Ready,
    Finished,
    Exited,
    FailedToStart,
    Stopped,
}

/// <summary>Where a resource is on its way; written by its runner, read by those that wait for it and by the report.</summary>
internal sealed class ResourceStatus(Resource resource)
{
    public Resource Resource { get; } = resource;
    public string Name => Resource.Name;
    public ResourceState State { get; set; } = ResourceState.Waiting;
    public int? ExitCode { get; set; }
    public TimeSpan? ReadyAfter { get; set; }
    public string? Message { get; set; }
    public string? LogFile { get; set; }
    public IReadOnlyList<ProcessTree.Member> Processes { get; set; } = [];

    public bool HasEnded => State is ResourceState.Finished or ResourceState.Exited or ResourceState.FailedToStart;

    public bool HasFailed => State is ResourceState.Exited or ResourceState.FailedToStart;

    /// <summary>What a person reads about this resource, in few words.</summary>
    public string Describe() => State switch
    {
        ResourceState.Waiting => "waiting",
        ResourceState.Starting => "starting",
        ResourceState.Running => Resource.HealthChecks.Count > 0 ? "not healthy yet" : "running",
        // "Ready" promises that somebody can come in.
        ResourceState.Ready => Resource is ProcessResource && Resource.Endpoints.Count == 0 ? "running" : "ready",
        ResourceState.Finished => "finished",
        ResourceState.Exited => $"ended with exit code {ExitCode}",
        ResourceState.FailedToStart => "failed to start",
        ResourceState.Stopped => "stopped",
        _ => throw new UnreachableException(),
    };
}

/// <summary>The states of all resources, and a way to wait for a change.</summary>
internal sealed class StatusBoard(IEnumerable<Resource> resources)
{
    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TaskCompletionSource changed = New();

    public IReadOnlyList<ResourceStatus> All { get; } = [.. resources.Select(resource => new ResourceStatus(resource))];

    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Told of every change of a state, in order.</summary>
    public Action<ResourceStatus> OnChange { get; set; } = _ => { };

    public ResourceStatus Of(IResource resource) => All.First(status => ReferenceEquals(status.Resource, resource));

    public void Set(ResourceStatus status, ResourceState state, Action<ResourceStatus>? change = null)
    {
        lock (gate)
        {
            status.State = state;
            change?.Invoke(status);
            if (state is ResourceState.Ready or ResourceState.Finished)
                status.ReadyAfter = Elapsed;
            OnChange(status);
            changed.SetResult();
            changed = New();
        }
    }

    public async Task WaitUntilAsync(Func<bool> condition, CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (condition())
                    return;
                next = changed.Task;
            }
            await next.WaitAsync(ct);
        }
    }

    /// <summary>The waits of a resource that are not over.</summary>
    public IEnumerable<ResourceStatus> WaitsOf(ResourceStatus status) =>
        status.Resource.Waits.Where(wait => !IsOver(wait)).Select(wait => Of(wait.Resource)).Distinct();

    public bool IsOver(WaitAnnotation wait)
    {
        var other = Of(wait.Resource);
        return wait.Kind switch
        {
            WaitKind.Healthy => other.State is ResourceState.Ready,
            WaitKind.Completion => other.HasEnded && other.ExitCode == wait.ExitCode,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>True when nothing will change any more without something ending: the start is over, well or badly.</summary>
    public bool IsSettled(ResourceStatus status) =>
        status.State is ResourceState.Ready || status.HasEnded
        || (status.State is ResourceState.Waiting
            && WaitsOf(status).Any(other => other.HasEnded || (other.State is ResourceState.Waiting && IsSettled(other))));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
