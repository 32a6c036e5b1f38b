namespace Platform.LocalHosting;

/// <summary>A part of the platform that is started or handed out: a server, a service, a parameter.</summary>
public interface IResource
{
    /// <summary>Unique among all resources; letters, digits and hyphens.</summary>
    string Name { get; }
}

/// <summary>A resource that receives environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that receives command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that can wait for another one before it starts.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource whose endpoints others can look up by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource, IValueProvider, IManifestExpressionProvider
{
    /// <summary>The connection string, with values that are known only when everything has its place.</summary>
    ReferenceExpression ConnectionStringExpression { get; }
}

/// <summary>A resource inside another one, which it waits for and shares the fate of.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The surrounding resource.</summary>
    IResource Parent { get; }
}

/// <summary>A value that is known at the latest when the resource that needs it starts.</summary>
public interface IValueProvider
{
    /// <summary>The value.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>A value as a deployment manifest would write it.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>Such as <c>{postgres.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}

/// <summary>A resource together with the application it is declared in.</summary>
/// <typeparam name="T">The kind of resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The application being declared.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource being declared.</summary>
    T Resource { get; }
}

/// <summary>A project of this solution, named by a generated class of namespace <c>Projects</c>.</summary>
public interface IProjectMetadata
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }
}
