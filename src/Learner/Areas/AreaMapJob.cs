using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// Lets what was decided for a date begin on that date, at midnight in Vietnam, without anybody pressing a button. Any
/// number of replicas may run it: the row of the day lets one work and shows the others that it is done.
/// </summary>
internal sealed class AreaMapJob(
    IServiceScopeFactory scopes, IOptions<AreaOptions> options, TimeProvider time, ILogger<AreaMapJob> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.MapInterval);
        do
        {
            try
            {
                await Turn(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                AreaLog.MapFailed(logger, e); // looked at again at the next tick
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Turn(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LearnerDbContext>();
        if (await IsOfToday(db, cancellationToken))
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR UPDATE", cancellationToken);
        if (await IsOfToday(db, cancellationToken))
            return; // another replica was first

        var now = time.GetUtcNow();
        var changed = await AreaMap.Refresh(db, now, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        AreaLog.MapTurned(logger, VietnamTime.DateOf(now), changed);
    }

    private Task<bool> IsOfToday(LearnerDbContext db, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        return db.AreaMapDays.AnyAsync(map => map.ComputedFor == today, cancellationToken);
    }
}
