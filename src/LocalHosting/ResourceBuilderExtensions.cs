namespace Platform.LocalHosting;

/// <summary>Says what a resource is given, where it listens and what it waits for.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Sets an environment variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Add(variables => variables[name] = value ?? "");

    /// <summary>Sets an environment variable to text with values that are known later.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment => builder.WithEnvironment(name, value.GetExpression());

    /// <summary>Sets an environment variable to an expression.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => builder.Add(variables => variables[name] = value);

    /// <summary>Sets an environment variable to the address of an endpoint.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Add(variables => variables[name] = endpointReference);

    /// <summary>Sets an environment variable to a parameter.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Add(variables => variables[name] = parameter.Resource);

    /// <summary>Adds command line arguments.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Of().Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Adds command line arguments, among them values that are known later.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params object[] args)
        where T : IResourceWithArgs
    {
        builder.Of().Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Hands over the connection string as <c>ConnectionStrings__NAME</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment =>
        builder.Add(variables =>
            variables[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] = source.Resource);

    /// <summary>Hands over the addresses of another resource for service discovery.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.Add(variables =>
        {
            foreach (var endpoint in source.Of().Endpoints)
                AddAddress(variables, source.GetEndpoint(endpoint.Name));
        });

    /// <summary>Hands over one address of another resource for service discovery.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment =>
        builder.Add(variables => AddAddress(variables, endpointReference));

    /// <summary>Starts after the other resource is running and healthy, and so are those around it.</summary>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(new WaitAnnotation(dependency.Resource, WaitKind.Healthy));

    /// <summary>Starts after the other resource has ended with the given exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitKind.Completion, exitCode));

    /// <summary>Runs the project several times behind one port.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(
        this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Replicas = replicas;
        return builder;
    }

    /// <summary>Makes the resource listen for HTTP; the variable <paramref name="env"/> tells it its port.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null,
        string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        var endpointName = name ?? "http";
        if (builder.Of().FindEndpoint(endpointName) is not null)
            throw new LocalHostingException($"{builder.Resource.Name} has two endpoints named '{endpointName}'.");
        builder.Of().Endpoints.Add(new EndpointAnnotation
        {
            Name = endpointName,
            Scheme = "http",
            Port = port,
            TargetPort = targetPort,
            EnvironmentVariable = env,
        });
        return builder;
    }

    /// <summary>Marks the HTTP endpoints as those people outside use.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Of().Endpoints.Where(endpoint => endpoint.Scheme is "http" or "https"))
            endpoint.IsExternal = true;
        return builder;
    }

    /// <summary>Counts the resource as healthy when this path answers with this status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        builder.Of().HealthChecks.Add(new HttpHealthCheck(endpointName ?? "http", path ?? "/", statusCode ?? 200));
        return builder;
    }

    /// <summary>Shows people a further address, absolute or relative to the endpoint.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Func<EndpointReference, ResourceUrlAnnotation> callback)
        where T : IResource
    {
        builder.Of().UrlCallbacks.Add(new UrlCallback(endpointName, callback));
        return builder;
    }

    /// <summary>
    /// Says that the resource calls a program by this name. One of a known Debian package is installed where root
    /// starts the application; where it stays missing that is said, and the resource starts all the same.
    /// </summary>
    public static IResourceBuilder<T> WithRequiredCommand<T>(
        this IResourceBuilder<T> builder, string command, string? helpLink = null)
        where T : IResource
    {
        builder.Of().RequiredCommands.Add(command);
        return builder;
    }

    /// <summary>An endpoint by its name; it may be declared later.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Of(), name);

    private static Resource Of<T>(this IResourceBuilder<T> builder)
        where T : IResource => (Resource)(object)builder.Resource;

    private static IResourceBuilder<T> Add<T>(
        this IResourceBuilder<T> builder, Action<IDictionary<string, object>> callback)
        where T : IResource
    {
        builder.Of().EnvironmentCallbacks.Add(callback);
        return builder;
    }

    private static IResourceBuilder<T> Wait<T>(this IResourceBuilder<T> builder, WaitAnnotation wait)
        where T : IResource
    {
        if (ReferenceEquals(wait.Resource, builder.Resource))
            throw new LocalHostingException($"{builder.Resource.Name} waits for itself.");
        builder.Of().Waits.Add(wait);
        return builder;
    }

    private static void AddAddress(IDictionary<string, object> variables, EndpointReference endpoint)
    {
        var name = endpoint.Resource.Name;
        variables[$"services__{name}__{endpoint.EndpointName}__0"] = endpoint;
        variables[$"{name}_{endpoint.EndpointName}".Replace('-', '_').ToUpperInvariant()] = endpoint;
    }
}
