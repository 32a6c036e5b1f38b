namespace Platform.LocalHosting;

/// <summary>Which part of an endpoint's address is meant.</summary>
public enum EndpointProperty
{
    /// <summary>Scheme, host and port.</summary>
    Url,

    /// <summary>The host name.</summary>
    Host,

    /// <summary>The port others use.</summary>
    Port,

    /// <summary>The scheme.</summary>
    Scheme,

    /// <summary>The port the process listens on.</summary>
    TargetPort,

    /// <summary>Host and port.</summary>
    HostAndPort,
}

/// <summary>The address of an endpoint, known as soon as ports are given out.</summary>
public sealed class EndpointReference : IValueProvider, IManifestExpressionProvider
{
    private readonly Resource owner;

    internal EndpointReference(Resource owner, string endpointName)
    {
        this.owner = owner;
        EndpointName = endpointName;
    }

    /// <summary>The endpoint's name on its resource.</summary>
    public string EndpointName { get; }

    /// <summary>The resource that listens.</summary>
    public IResourceWithEndpoints Resource => (IResourceWithEndpoints)owner;

    /// <summary>Whether the resource has this endpoint.</summary>
    public bool Exists => owner.FindEndpoint(EndpointName) is not null;

    /// <summary>The host name.</summary>
    public string Host => Endpoint.Host;

    /// <summary>The port others use.</summary>
    public int Port => Endpoint.AllocatedPort;

    /// <summary>The scheme.</summary>
    public string Scheme => Endpoint.Scheme;

    /// <summary>Scheme, host and port.</summary>
    public string Url => $"{Scheme}://{Host}:{Port}";

    /// <inheritdoc/>
    public string ValueExpression => $"{{{owner.Name}.bindings.{EndpointName}.url}}";

    private EndpointAnnotation Endpoint => owner.FindEndpoint(EndpointName) is not { } found
        ? throw new LocalHostingException(
            $"{owner.Name} has no endpoint '{EndpointName}': give its launchSettings an applicationUrl or call "
            + "WithHttpEndpoint.")
        : found.AllocatedPort == 0
            ? throw new InvalidOperationException($"The endpoint '{EndpointName}' of {owner.Name} has no port yet.")
            : found;

    /// <summary>A part of this address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    internal int TargetPort => Endpoint.ProcessPorts[0];
}

/// <summary>A part of the address of an endpoint.</summary>
public sealed class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property)
    : IValueProvider, IManifestExpressionProvider
{
    /// <summary>The endpoint.</summary>
    public EndpointReference Endpoint { get; } = endpointReference;

    /// <summary>The part.</summary>
    public EndpointProperty Property { get; } = property;

    /// <inheritdoc/>
    public string ValueExpression =>
        $"{{{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}.{Property.ToString().ToLowerInvariant()}}}";

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Property switch
    {
        EndpointProperty.Url => Endpoint.Url,
        EndpointProperty.Host => Endpoint.Host,
        EndpointProperty.Port => $"{Endpoint.Port}",
        EndpointProperty.Scheme => Endpoint.Scheme,
        EndpointProperty.TargetPort => $"{Endpoint.TargetPort}",
        EndpointProperty.HostAndPort => $"{Endpoint.Host}:{Endpoint.Port}",
        _ => throw new InvalidOperationException($"{Property} is no part of an address."),
    });
}
