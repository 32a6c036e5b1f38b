using System.Globalization;
using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Running;

/// <summary>The processes of a project or program: one, or several replicas behind one port.</summary>
internal sealed class ProcessRun(ProcessResource resource, HostingOptions options, string environment) : Run
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    private readonly List<ChildProcess> processes = [];
    private readonly List<PortProxy> proxies = [];

    private FileStream? held;
    private Task<int> ended = new TaskCompletionSource<int>().Task;

    public override Task<int> Ended => ended;

    public override IReadOnlyList<ProcessTree.Member> Processes => [.. processes.Select(process => process.Self)];

    public override async Task StartAsync(Action<string> say, CancellationToken ct)
    {
        if (resource.LockFile is { } lockFile)
            held = await FileLock.HoldAsync(lockFile, ct);
        if (resource.IsDone())
        {
            held?.Dispose();
            ended = Task.FromResult(0);
            return;
        }
        await ProvideCommandsAsync(say, ct);
        var command = resource.CommandLine();
        RequireOnPath(command[0]);
        var arguments = new List<string>();
        foreach (var argument in resource.Arguments)
            arguments.Add(await TextAsync(argument, ct));
        for (var replica = 0; replica < resource.Replicas; replica++)
        {
            var log = options.LogFile(resource.Replicas == 1 ? resource.Name : $"{resource.Name}-{replica}");
            processes.Add(ChildProcess.Start(new ChildProcessStart(command[0], [.. command.Skip(1), .. arguments], log)
            {
                WorkingDirectory = resource.WorkingFolder,
                Environment = await EnvironmentAsync(replica, ct),
            }));
        }
        proxies.AddRange(resource.Endpoints
            .Where(endpoint => endpoint.ProcessPorts is not [var only] || only != endpoint.AllocatedPort)
            .Select(endpoint => new PortProxy(endpoint.AllocatedPort, endpoint.ProcessPorts)));
        ended = EndAsync(say);
    }

    // Each process is asked itself: behind the shared port a healthy replica would vouch for a sick one.
    public override async Task CheckAsync(CancellationToken ct)
    {
        foreach (var check in resource.HealthChecks)
        {
            var endpoint = resource.FindEndpoint(check.EndpointName) ?? throw new LocalHostingException(
                $"{resource.Name} has a health check on endpoint '{check.EndpointName}', which it does not have.");
            foreach (var port in endpoint.ProcessPorts)
            {
                var address = $"{endpoint.Scheme}://localhost:{port}{check.Path}";
                using var response = await Http.GetAsync(address, ct);
                if ((int)response.StatusCode != check.StatusCode)
                    throw new HttpRequestException($"{address} answers {(int)response.StatusCode}");
            }
        }
    }

    public override async Task StopAsync(TimeSpan grace)
    {
        foreach (var proxy in proxies)
            await proxy.DisposeAsync();
        await Task.WhenAll(processes.Select(process => process.StopAsync(grace)));
    }

    private async Task<int> EndAsync(Action<string> say)
    {
        var left = processes.Select(process => process.Exited).ToList();
        var result = 0;
        while (left.Count > 0)
        {
            var first = await Task.WhenAny(left);
            left.Remove(first);
            var code = await first;
            result = code == 0 ? result : code;
            if (left.Count > 0)
                say($"a replica of {resource.Name} ended with exit code {code}; {left.Count} left.");
        }
        held?.Dispose();
        return result;
    }

    private async Task<Dictionary<string, string?>> EnvironmentAsync(int replica, CancellationToken ct)
    {
        var declared = new Dictionary<string, object>();
        foreach (var callback in resource.EnvironmentCallbacks)
            callback(declared);
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = environment,
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            // What `dotnet run` tells this host about itself is not meant for the processes.
            ["DOTNET_LAUNCH_PROFILE"] = null,
            ["ASPNETCORE_URLS"] = null,
            ["OTEL_SERVICE_NAME"] = resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={resource.Name}-{replica}-{Environment.ProcessId}",
        };
        foreach (var (name, value) in declared)
            variables[name] = await TextAsync(value, ct);
        var web = resource.Endpoints.Where(endpoint => endpoint.Scheme is "http" or "https").ToList();
        if (resource is ProjectResource && web.Count > 0)
            variables["ASPNETCORE_URLS"] = string.Join(
                ';', web.Select(endpoint => $"{endpoint.Scheme}://localhost:{endpoint.ProcessPorts[replica]}"));
        foreach (var endpoint in resource.Endpoints.Where(endpoint => endpoint.EnvironmentVariable is not null))
            variables[endpoint.EnvironmentVariable!] =
                endpoint.ProcessPorts[replica].ToString(CultureInfo.InvariantCulture);
        return variables;
    }

    private static async ValueTask<string> TextAsync(object value, CancellationToken ct) => value switch
    {
        IValueProvider provider => await provider.GetValueAsync(ct) ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // As Aspire does: what is missing is said, and the resource starts and does what it can without it.
    private async Task ProvideCommandsAsync(Action<string> say, CancellationToken ct)
    {
        foreach (var command in resource.RequiredCommands)
        {
            try
            {
                await LocalCommands.ProvideAsync(command, say, ct);
            }
            catch (LocalHostingException missing)
            {
                say(missing.Message);
            }
        }
    }

    private void RequireOnPath(string command)
    {
        if (!command.Contains('/', StringComparison.Ordinal) && !LocalCommands.IsOnPath(command))
            throw new LocalHostingException(
                $"{resource.Name} needs `{command}`, which is not on the PATH. Install it and try again.");
    }
}
