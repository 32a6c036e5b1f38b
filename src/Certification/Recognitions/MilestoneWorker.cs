using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// Counts the communes that were marked and decides what they have reached or lost. Any number of replicas may run it:
/// a mark that one holds another skips, and one that is set meanwhile is found again.
/// </summary>
internal sealed class MilestoneWorker(
    IServiceScopeFactory scopes, IOptions<LifeCycleOptions> options, TimeProvider time,
    ILogger<MilestoneWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.MilestonePoll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await JudgeOne(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.MilestonesFailed(logger, exception); // the mark is still there at the next tick
            }
        }
    }

    private async Task<bool> JudgeOne(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Database.SqlQuery<Guid>(
            $"""
            delete from milestone_dues where area_id in (
                select area_id from milestone_dues order by area_id limit 1 for update skip locked)
            returning area_id as "Value"
            """).ToListAsync(cancellationToken);
        if (due is not [var areaId])
            return false;

        await Milestones.Judge(db, areaId, time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

internal static class Milestones
{
    /// <summary>
    /// Notes that the commune of an area is to be counted. To count it at once, for every single one of ten thousand
    /// certificates, would keep issuing waiting; the worker counts it once for all that came meanwhile.
    /// </summary>
    internal static Task MarkCommune(
        this CertificationDbContext db, Guid areaId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into milestone_dues (area_id)
            select unit.id from areas unit join areas area on unit.id = any(area.path)
            where area.id = {areaId} and unit.level = 'commune' and unit.state = 'active'
            on conflict (area_id) do nothing
            """, cancellationToken);

    /// <summary>People who hold a valid certificate of the commune, each once under all registrations.</summary>
    internal static Task<int> Certified(
        this CertificationDbContext db, Guid areaId, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<int>(
            $"""
            select count(distinct coalesce(m.winner_id, c.learner_id))::int as "Value"
            from certificates c join areas a on a.id = c.area_id
            left join learner_merges m on m.loser_id = c.learner_id and not m.undone
            where a.path @> array[{areaId}] and c.status = 'Valid'
            """).SingleAsync(cancellationToken);

    /// <summary>One at a time decides about a commune.</summary>
    internal static Task Hold(CertificationDbContext db, Guid areaId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"milestones:" + areaId}, 0))", cancellationToken);

    internal static async Task Judge(
        CertificationDbContext db, Guid areaId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Hold(db, areaId, cancellationToken);
        var certified = await db.Certified(areaId, cancellationToken);
        var adults = await db.CommuneAdults.Where(counted => counted.AreaId == areaId)
            .Select(counted => (int?)counted.Adults).SingleOrDefaultAsync(cancellationToken);
        var known = await db.Milestones.Where(milestone => milestone.AreaId == areaId).ToListAsync(cancellationToken);
        foreach (var rule in await db.MilestoneRules.AsNoTracking().ToListAsync(cancellationToken))
        {
            var milestone = known.Find(one => one.RuleCode == rule.Code && one.RuleVersion == rule.Version);
            var reached = rule.IsReached(certified, adults);
            if (milestone is null && !reached)
                continue;
            if (milestone is null)
                db.Milestones.Add(milestone = new Milestone(areaId, rule, now));
            if (milestone.Decide(reached, certified, now) is { } evt)
                db.AddEvent(evt);
        }
    }
}
