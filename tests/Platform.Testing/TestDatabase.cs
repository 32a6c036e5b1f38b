using Npgsql;

namespace Platform.Testing;

/// <summary>A database of its own name for one test class; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string admin;

    public TestDatabase(TestServers servers, string prefix)
    {
        admin = servers.Postgres;
        Name = $"t_{prefix}_{Guid.CreateVersion7():n}"[..40];
        ConnectionString =
            new NpgsqlConnectionStringBuilder(admin) { Database = Name, MaxPoolSize = 30 }.ConnectionString;
    }

    public string Name { get; }

    /// <summary>Connection string to the database, which <c>-- migrate</c> creates.</summary>
    public string ConnectionString { get; }

    /// <summary>The same database by another way, for example through a proxy.</summary>
    public string At(NpgsqlConnectionStringBuilder address) =>
        new NpgsqlConnectionStringBuilder(
            ConnectionString)
        { Host = address.Host, Port = address.Port }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await using var source =
            NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(admin) { Database = "postgres", Pooling = false });
        await using var drop = source.CreateCommand($"drop database if exists \"{Name}\" with (force)");
        await drop.ExecuteNonQueryAsync();
    }
}
