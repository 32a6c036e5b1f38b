using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Messaging;

/// <summary>
/// Ready means: the database answers within a second and has every migration this build knows. The broker is no part of
/// it.
/// </summary>
internal sealed class DatabaseHealth<TContext>(
    IServiceScopeFactory scopes, MessagingDataSource database, TimeProvider time) : IHealthCheck, IDisposable
    where TContext : DbContext
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1.5);
    private readonly SemaphoreSlim gate = new(1);
    private bool migrated;
    private long checkedAt;
    private HealthCheckResult? latest;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } known && time.GetElapsedTime(checkedAt) < Freshness)
                return known;
            latest = await ProbeAsync(cancellationToken);
            checkedAt = time.GetTimestamp();
            return latest.Value;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<HealthCheckResult> ProbeAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await using (var probe = database.Source.CreateCommand("select 1"))
                await probe.ExecuteScalarAsync(limit.Token);
            migrated = migrated || await IsMigratedAsync(cancellationToken);
            return migrated ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("Migrations are pending: run -- migrate.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }

    private async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        await using (
            var command = database.Source.CreateCommand("select to_regclass('messaging.schema_version') is not null"))
        {
            if (await command.ExecuteScalarAsync(cancellationToken) is not true)
                return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
