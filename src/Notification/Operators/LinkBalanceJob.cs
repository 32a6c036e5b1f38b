using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Notifications.Rules;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>Looks at the operators every few seconds; replicas take turns by the locks of the rows.</summary>
internal sealed class LinkBalanceJob(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, TimeProvider time,
    ILogger<LinkBalanceJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.BalanceInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Balance(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RoundFailed(logger, nameof(LinkBalanceJob), error.Message);
            }
        }
    }

    internal async Task Balance(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var links = await db.OperatorLinks.FromSql($"select * from operator_links order by id for update")
            .ToListAsync(cancellationToken);
        if (links.Count < 2)
            return;

        var now = time.GetUtcNow(); // after the wait for the rows: another replica may just have moved points
        var rule = (await db.RuleOf(RuleKeys.Failover, VietnamTime.DateOf(now), cancellationToken)).Value;
        var measures = (await db.Measure(rule, now, cancellationToken))
            .ToDictionary(row => row.Operator, row => new LinkMeasure(row.Errors, row.Measured, row.Slow));
        var moves = LinkBalance.Apply(links, measures, rule, now);
        db.ShareMoves.AddRange(moves);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var move in moves)
            Log.ShareMoved(logger, move.OperatorId, move.From, move.To, move.Reason);
    }
}
