using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Running;

/// <summary>The running side of one resource.</summary>
internal abstract class Run
{
    /// <summary>Completes with the exit code when the resource ended; never for what has no process.</summary>
    public virtual Task<int> Ended { get; } = new TaskCompletionSource<int>().Task;

    public virtual IReadOnlyList<ProcessTree.Member> Processes => [];

    /// <summary>Servers are stopped after those that use them.</summary>
    public virtual bool IsServer => false;

    /// <summary>Starts; returns as soon as the resource runs.</summary>
    public abstract Task StartAsync(Action<string> say, CancellationToken ct);

    /// <summary>Throws until the resource is healthy.</summary>
    public virtual Task CheckAsync(CancellationToken ct) => Task.CompletedTask;

    public virtual Task StopAsync(TimeSpan grace) => Task.CompletedTask;

    public static Run Of(Resource resource, HostingOptions options, string environment) => resource switch
    {
        ProcessResource process => new ProcessRun(process, options, environment),
        ServerResource { IsElsewhere: true } => new NothingToRun(),
        ServerResource server => new ServerRun(server, options),
        PostgresDatabaseResource database => new DatabaseRun(database),
        _ => throw new InvalidOperationException($"{resource.GetType().Name} cannot be run."),
    };
}

/// <summary>A server that somebody else runs.</summary>
internal sealed class NothingToRun : Run
{
    public override Task StartAsync(Action<string> say, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A database comes into being by creating it.</summary>
internal sealed class DatabaseRun(PostgresDatabaseResource database) : Run
{
    public override Task StartAsync(Action<string> say, CancellationToken ct) => database.CreateAsync(ct);
}

/// <summary>A private PostgreSQL or RabbitMQ.</summary>
internal sealed class ServerRun(ServerResource resource, HostingOptions options) : Run
{
    private LocalServer? server;

    public override Task<int> Ended => server?.Exited ?? base.Ended;

    public override IReadOnlyList<ProcessTree.Member> Processes => server is null ? [] : server.Processes;

    public override bool IsServer => true;

    public override async Task StartAsync(Action<string> say, CancellationToken ct)
    {
        var settings = new LocalServerOptions
        {
            DataDirectory = resource.KeepsData ? options.ServerDirectory(resource.Name) : null,
            Port = resource.Endpoints[0].AllocatedPort,
            ManagementPort = resource.FindEndpoint(RabbitMQServerResource.ManagementEndpointName)?.AllocatedPort,
            UserName = await resource.UserNameReference.GetValueAsync(ct),
            Password = await resource.PasswordParameter.GetValueAsync(ct),
            Log = say,
        };
        server = resource is PostgresServerResource
            ? await LocalPostgres.StartAsync(settings, ct)
            : await LocalRabbitMq.StartAsync(settings, ct);
    }

    public override async Task StopAsync(TimeSpan grace)
    {
        if (server is null)
            return;
        await server.StopAsync(grace);
        await server.DisposeAsync();
    }
}
