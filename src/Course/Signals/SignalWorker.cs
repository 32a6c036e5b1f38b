using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Signals;

/// <summary>
/// Looks for what no single request shows. What it finds twice is raised once, so any replica may look.
/// </summary>
internal sealed class SignalWorker(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<SignalWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<CourseDbContext>();
                await WitnessWatch.Step(db, time.GetUtcNow(), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.WatchFailed(logger, error);
            }
        }
    }
}

/// <summary>
/// One person who witnessed many completions in one evening: whoever took the roll of those who completed a course.
/// </summary>
internal static class WitnessWatch
{
    internal static async Task Step(CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rule = (await db.SignalRule(SignalKind.ManyCompletionsWitnessed, now, cancellationToken)).Value;
        var since = now.AddDays(-rule.Days);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var evenings = await db.Database.SqlQuery<Evening>(
            $"""
            select taken_by as "TakenBy", day as "Day", count(*)::int as "Completions",
              (array_agg(area_id order by completed_at desc))[1] as "AreaId"
            from (
              select a.taken_by, c.area_id, c.completed_at,
                (c.completed_at at time zone 'Asia/Ho_Chi_Minh')::date as day
              from completions c
              join attendances a
                on a.class_id = c.class_id and a.learner_id = c.learner_id and a.withdrawn_at is null
              where a.taken_by is not null and c.completed_at > {since}
                and extract(hour from c.completed_at at time zone 'Asia/Ho_Chi_Minh') >= {rule.FromHour}
            ) witnessed
            group by taken_by, day
            having count(*) >= {rule.AtLeast}
            """).ToListAsync(cancellationToken);
        foreach (var evening in evenings)
        {
            await db.Raise(
                SignalKind.ManyCompletionsWitnessed, $"{evening.TakenBy}:{evening.Day:O}", evening.Completions,
                new SignalPlace(evening.AreaId), now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Evening(string TakenBy, DateOnly Day, int Completions, Guid AreaId);
}
