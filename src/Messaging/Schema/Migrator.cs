using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Platform.Messaging.Schema;

/// <summary>
/// Brings database and broker to the state this build needs. May run any number of times and in several processes at
/// once: an advisory lock lets one work while the others wait and then find nothing to do.
/// </summary>
internal sealed class Migrator<TContext>(
    IServiceScopeFactory scopes, IConfiguration configuration, MessagingService service, BrokerAddress broker,
    Topology topology, IOptions<MessagingOptions> options, ILogger<Migrator<TContext>> logger)
    where TContext : DbContext
{
    private const long LockId = 7001;

    public async Task RunAsync(
        Func<IServiceProvider, CancellationToken, Task>? seed, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(service.Name));
        await DatabaseSchema.EnsureDatabaseAsync(target, cancellationToken);

        // No pooling: the lock ends with the session, whatever happens in between.
        target.Pooling = false;
        await using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await DatabaseSchema.ExecuteAsync(connection, $"select pg_advisory_lock({LockId})", cancellationToken);
        await DatabaseSchema.ApplyScriptsAsync(connection, options.Value, cancellationToken);
        await MigrateServiceAsync(seed, cancellationToken);
        if (configuration["Migration:RuntimeUser"] is { Length: > 0 } user)
            await DatabaseSchema.GrantRuntimeAsync(
                connection, user, configuration["Migration:RuntimePassword"], cancellationToken);

        await new BrokerAdministration(broker, options).EnsureVirtualHostAsync(cancellationToken);
        await DeclareTopologyAsync(cancellationToken);
        Log.Migrated(logger, typeof(TContext).Name, target.Database!);
    }

    private async Task MigrateServiceAsync(
        Func<IServiceProvider, CancellationToken, Task>? seed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await db.Database.MigrateAsync(cancellationToken);
        if (seed is null)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await seed(scope.ServiceProvider, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task DeclareTopologyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await broker.Factory(service.Name + "-migrate")
            .CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await topology.DeclareExchangesAsync(channel, cancellationToken);
        await topology.DeclareQueuesAsync(channel, cancellationToken);
    }
}
