using Npgsql;

namespace Platform.LocalHosting;

/// <summary>A server this host starts from installed programs, or one that configuration names.</summary>
public abstract class ServerResource : Resource, IResourceWithConnectionString, IResourceWithEndpoints,
    IResourceWithEnvironment, IResourceWithWaitSupport
{
    internal const string PrimaryEndpointName = "tcp";

    private protected ServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
        Endpoints.Add(new EndpointAnnotation { Name = PrimaryEndpointName, Scheme = "tcp", Host = "127.0.0.1" });
    }

    /// <summary>Where clients connect.</summary>
    public EndpointReference PrimaryEndpoint => new(this, PrimaryEndpointName);

    /// <summary>The host of the primary endpoint.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port of the primary endpoint.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The administrator's name, when it is not the default one.</summary>
    public ParameterResource? UserNameParameter { get; }

    /// <summary>The administrator's password.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <summary>The administrator's name.</summary>
    public ReferenceExpression UserNameReference =>
        UserNameParameter is null
            ? ReferenceExpression.Create($"{DefaultUserName}")
            : ReferenceExpression.Create($"{UserNameParameter}");

    /// <inheritdoc/>
    public abstract ReferenceExpression ConnectionStringExpression { get; }

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.connectionString}}";

    internal abstract string DefaultUserName { get; }

    /// <summary>True when configuration names a running server: it is used and never stopped or wiped.</summary>
    internal bool IsElsewhere { get; set; }

    internal bool KeepsData { get; set; }

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        ConnectionStringExpression.GetValueAsync(cancellationToken);
}

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource : ServerResource
{
    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name, userName, password)
    {
    }

    /// <inheritdoc/>
    public override ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Host={Host};Port={Port};Username={UserNameReference};Password={PasswordParameter}");

    internal override string DefaultUserName => "postgres";
}

/// <summary>A database on a PostgreSQL server; it is created when it does not exist.</summary>
public sealed class PostgresDatabaseResource : Resource, IResourceWithConnectionString, IResourceWithParent
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
        : base(name)
    {
        DatabaseName = databaseName;
        Parent = parent;
    }

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; }

    /// <summary>The name on the server.</summary>
    public string DatabaseName { get; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Parent.ConnectionStringExpression};Database={DatabaseName}");

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.connectionString}}";

    IResource IResourceWithParent.Parent => Parent;

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        ConnectionStringExpression.GetValueAsync(cancellationToken);

    internal async Task CreateAsync(CancellationToken ct)
    {
        var server = await Parent.GetValueAsync(ct);
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(DatabaseName);
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        var quoted = DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var create = new NpgsqlCommand($"create database \"{quoted}\"", connection);
        await create.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A RabbitMQ broker.</summary>
public sealed class RabbitMQServerResource : ServerResource
{
    internal const string ManagementEndpointName = "management";

    internal RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name, userName, password)
    {
    }

    /// <inheritdoc/>
    public override ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"amqp://{UserNameReference:uri}:{PasswordParameter:uri}@{Host}:{Port}");

    internal override string DefaultUserName => "guest";
}
