using System.Text.RegularExpressions;

namespace Platform.LocalHosting;

/// <summary>What every resource carries: what it is given, where it listens and what it waits for.</summary>
public abstract partial class Resource : IResource
{
    private protected Resource(string name)
    {
        if (!ValidName().IsMatch(name))
            throw new ArgumentException(
                $"'{name}' is no name of a resource: use up to 64 letters, digits and single hyphens, a letter first.",
                nameof(name));
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Evaluated when the resource starts, so that a declaration may refer to a later one.</summary>
    internal List<Action<IDictionary<string, object>>> EnvironmentCallbacks { get; } = [];

    internal List<object> Arguments { get; } = [];

    internal List<EndpointAnnotation> Endpoints { get; } = [];

    internal List<WaitAnnotation> Waits { get; } = [];

    internal List<HttpHealthCheck> HealthChecks { get; } = [];

    internal List<UrlCallback> UrlCallbacks { get; } = [];

    internal List<string> RequiredCommands { get; } = [];

    internal int Replicas { get; set; } = 1;

    internal EndpointAnnotation? FindEndpoint(string name) => Endpoints.Find(endpoint => endpoint.Name == name);

    [GeneratedRegex("^[a-zA-Z](?!.*--)([a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?$")]
    private static partial Regex ValidName();
}

/// <summary>How long one resource waits for another.</summary>
internal enum WaitKind
{
    Healthy,
    Completion,
}

internal sealed record WaitAnnotation(IResource Resource, WaitKind Kind, int ExitCode = 0);

internal sealed record HttpHealthCheck(string EndpointName, string Path, int StatusCode);

internal sealed record UrlCallback(string EndpointName, Func<EndpointReference, ResourceUrlAnnotation> Make);

/// <summary>A place where a resource listens: the port others use and, behind it, the ports of its processes.</summary>
internal sealed class EndpointAnnotation
{
    public required string Name { get; init; }
    public required string Scheme { get; init; }

    /// <summary>The wanted port; null takes any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port the process itself insists on.</summary>
    public int? TargetPort { get; init; }

    /// <summary>The variable that tells the process its port.</summary>
    public string? EnvironmentVariable { get; init; }
    public bool IsExternal { get; set; }

    /// <summary>Set once, before anything starts.</summary>
    public int AllocatedPort { get; set; }
    public IReadOnlyList<int> ProcessPorts { get; set; } = [];
    public string Host { get; set; } = "localhost";
}

/// <summary>An address shown to people.</summary>
public sealed class ResourceUrlAnnotation
{
    /// <summary>Absolute, or relative to the endpoint.</summary>
    public required string Url { get; set; }

    /// <summary>What a person finds there.</summary>
    public string? DisplayText { get; set; }
}
