using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Courses.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Looks at the classes that are soon to be held and tells, once, of those without helpers enough. Any number of
/// replicas may run it: each takes the rows that no other has in hand.
/// </summary>
internal sealed class StaffingWorker(
    IServiceScopeFactory scopes, IOptions<TeachingOptions> options, TimeProvider time,
    ILogger<StaffingWorker> logger) : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.StaffingInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await CheckSome(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.StaffingCheckFailed(logger, e); // the database is away; it is asked again at the next tick
            }
        }
    }

    private async Task<int> CheckSome(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CourseDbContext>();
        var now = time.GetUtcNow();
        var rule = await db.RuleOf(StaffingRule.Key, VietnamTime.DateOf(now), cancellationToken);
        var (soon, ratio) = (now.AddHours(rule.Value.HoursBefore), rule.Value.LearnersPerHelper);
        var kinds = rule.Value.Kinds.Select(kind => kind.ToString()).ToArray();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var lacking = await db.Classes.FromSql(
            $"""
            SELECT *, xmin FROM classes
            WHERE status = 'Scheduled' AND starts_at > {now} AND starts_at <= {soon} AND kind = ANY ({kinds})
              AND NOT understaffed AND seats_taken > cardinality(helper_ids) * {ratio}
            ORDER BY starts_at LIMIT {AtOnce} FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        foreach (var held in lacking)
        {
            if (held.CheckStaff(rule.Value, rule.Version, now) is { } missing)
                db.AddEvent(missing);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lacking.Count;
    }
}
