namespace Platform.Learners.Matches;

/// <summary>Applies new keys once, then keeps the hashes up to date.</summary>
internal sealed class MatchWorker(IServiceScopeFactory scopes, ILogger<MatchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle);
        var applied = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!applied)
                    await Apply(stoppingToken);
                applied = true;
                await scopes.RunAll<MatchKeeping>((matches, token) => matches.Step(token), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                MatchLog.WorkFailed(logger, e); // the next tick goes on where this one ended
            }
        }
    }

    private async Task Apply(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MatchBackfill>().Run(stoppingToken);
    }
}
