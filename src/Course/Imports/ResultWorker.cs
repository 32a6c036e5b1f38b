using Platform.Courses.Completions;

namespace Platform.Courses.Imports;

/// <summary>Reads what was imported, and counts what can be counted.</summary>
internal sealed class ResultWorker(IServiceScopeFactory scopes, ILogger<ResultWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Run<ImportReading>((imports, token) => imports.Step(token), stoppingToken) > 0)
                {
                }

                while (await Run<ResultCounting>((results, token) => results.Step(token), stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                ResultLog.ResultWorkFailed(logger, e); // the next tick goes on where this one ended
            }
        }
    }

    /// <summary>Each step with services of its own: what was read before would only be in the way.</summary>
    private async Task<int> Run<TWork>(Func<TWork, CancellationToken, Task<int>> step, CancellationToken stoppingToken)
        where TWork : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await step(scope.ServiceProvider.GetRequiredService<TWork>(), stoppingToken);
    }
}
