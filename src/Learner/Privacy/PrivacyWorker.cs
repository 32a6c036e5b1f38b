namespace Platform.Learners.Privacy;

/// <summary>What the protection of personal data needs done without anybody asking.</summary>
internal sealed class PrivacyWorker(IServiceScopeFactory scopes, ILogger<PrivacyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle);
        do
        {
            try
            {
                while (await Step<KeyKeeping>((keys, token) => keys.Step(token), stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                PrivacyLog.WorkFailed(logger, e); // the next tick goes on where this one ended
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Step<TWork>(
        Func<TWork, CancellationToken, Task<int>> work, CancellationToken stoppingToken)
        where TWork : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TWork>(), stoppingToken);
    }
}
