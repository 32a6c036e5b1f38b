using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Platform.LocalHosting;

/// <summary>Adds resources to an application.</summary>
public static class ApplicationExtensions
{
    /// <summary>A value from configuration <c>Parameters:NAME</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(
            name, () => ParameterResource.FromConfiguration(builder.Configuration, name), secret));

    /// <summary>A fixed value.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false,
        bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => value, secret));

    /// <summary>A value that is computed when it is first needed.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter,
        bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, valueGetter, secret));

    /// <summary>A project of this solution with the endpoints and variables of its launch profile.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddProject(name, new TProject().ProjectPath, "http");

    /// <summary>A project with the named launch profile; null: none, hence without endpoint.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() =>
        builder.AddProject(name, new TProject().ProjectPath, launchProfileName);

    /// <summary>A project by its path, with the named launch profile; null: none, hence without endpoint.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName)
    {
        var project = new ProjectResource(name, Path.GetFullPath(projectPath, builder.AppHostDirectory));
        LaunchProfile.Apply(project, launchProfileName);
        return builder.AddResource(project);
    }

    /// <summary>Any program.</summary>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory,
        params string[]? args)
    {
        var folder = Path.GetFullPath(workingDirectory, builder.AppHostDirectory);
        var executable = new ExecutableResource(name, command, folder);
        executable.Arguments.AddRange(args ?? []);
        return builder.AddResource(executable);
    }

    /// <summary>A script run by Node.js.</summary>
    public static IResourceBuilder<NodeAppResource> AddNodeApp(
        this IDistributedApplicationBuilder builder, string name, string appDirectory, string scriptPath)
    {
        var app = new NodeAppResource(name, "node", Path.GetFullPath(appDirectory, builder.AppHostDirectory));
        app.Arguments.Add(scriptPath);
        app.EnvironmentCallbacks.Add(variables => variables["NODE_ENV"] = "development");
        return builder.AddResource(app);
    }

    /// <summary>Brings the application's packages with npm before it starts.</summary>
    public static IResourceBuilder<TResource> WithNpm<TResource>(
        this IResourceBuilder<TResource> resource, bool install = true, string? installCommand = null,
        string[]? installArgs = null)
        where TResource : JavaScriptAppResource
    {
        if (!install)
            return resource;
        var installer = new JavaScriptInstallerResource(
            $"{resource.Resource.Name}-installer", resource.Resource.WorkingDirectory);
        installer.Arguments.AddRange([installCommand ?? "install", .. installArgs ?? []]);
        resource.Resource.Waits.Add(new WaitAnnotation(installer, WaitKind.Completion));
        resource.ApplicationBuilder.AddResource(installer);
        return resource;
    }

    /// <summary>A PostgreSQL server; configuration <c>ConnectionStrings:NAME</c> names one that runs already.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        if (builder.Configuration.GetConnectionString(name) is not { Length: > 0 } running)
            return builder.AddResource(With(port, new PostgresServerResource(
                name, userName?.Resource, password?.Resource ?? Generated(builder, name))));
        var parsed = new NpgsqlConnectionStringBuilder(running);
        var server = new PostgresServerResource(
            name,
            Fixed($"{name}-user", parsed.Username ?? "postgres"),
            Fixed($"{name}-password", parsed.Password ?? ""));
        return builder.AddResource(Elsewhere(parsed.Host ?? "localhost", parsed.Port, server));
    }

    /// <summary>A database on a PostgreSQL server.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        database.Waits.Add(new WaitAnnotation(builder.Resource, WaitKind.Healthy));
        return builder.ApplicationBuilder.AddResource(database);
    }

    /// <summary>A RabbitMQ broker; configuration <c>ConnectionStrings:NAME</c> names one that runs already.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        if (builder.Configuration.GetConnectionString(name) is not { Length: > 0 } running)
            return builder.AddResource(With(port, new RabbitMQServerResource(
                name, userName?.Resource, password?.Resource ?? Generated(builder, name))));
        var parsed = new Uri(running);
        var credentials = parsed.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).Append("").ToArray();
        var broker = new RabbitMQServerResource(
            name, Fixed($"{name}-user", credentials[0]), Fixed($"{name}-password", credentials[1]));
        return builder.AddResource(Elsewhere(parsed.Host, parsed.Port < 0 ? 5672 : parsed.Port, broker));
    }

    /// <summary>Makes the broker's management API an endpoint named <c>management</c>.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder, int? port = null)
    {
        var endpoint = new EndpointAnnotation
        {
            Name = RabbitMQServerResource.ManagementEndpointName,
            Scheme = "http",
            Port = port,
            Host = builder.Resource.Endpoints[0].Host,
        };
        if (builder.Resource.IsElsewhere)
        {
            var address = builder.ApplicationBuilder.Configuration["Messaging:ManagementUri"];
            endpoint.AllocatedPort = address is null ? 15672 : new Uri(address).Port;
        }
        builder.Resource.Endpoints.Add(endpoint);
        return builder;
    }

    /// <summary>Keeps the server's data between starts.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        Keep(builder);

    /// <summary>Keeps the broker's data between starts.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        Keep(builder);

    private static IResourceBuilder<T> Keep<T>(IResourceBuilder<T> builder)
        where T : ServerResource
    {
        builder.Resource.KeepsData = true;
        return builder;
    }

    private static T With<T>(int? port, T server)
        where T : ServerResource
    {
        server.Endpoints[0].Port = port;
        return server;
    }

    private static T Elsewhere<T>(string host, int port, T server)
        where T : ServerResource
    {
        server.IsElsewhere = true;
        server.Endpoints[0].Host = host;
        server.Endpoints[0].AllocatedPort = port;
        return server;
    }

    private static ParameterResource Generated(IDistributedApplicationBuilder builder, string server) =>
        ParameterResource.Generated((DistributedApplicationBuilder)builder, $"{server}-password");

    private static ParameterResource Fixed(string name, string value) => new(name, () => value, secret: true);
}
