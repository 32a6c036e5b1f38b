using Microsoft.Extensions.Options;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Writes the lists of broadcasts that are due, queues their messages as fast as the links allow, and ends them. Every
/// step is one transaction that moves its own place on: a process that dies at any moment has done a step or has not,
/// and any number of replicas may run this.
/// </summary>
internal sealed class BroadcastWorker(
    IServiceScopeFactory scopes, IOptions<BroadcastOptions> options, ILogger<BroadcastWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Step(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                BroadcastLog.Interrupted(logger, e); // nothing of this step is stored; it is done at the next tick
            }
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> Step(CancellationToken cancellationToken) =>
        await Run<ListRecipients>((work, token) => work.Run(token), cancellationToken)
        | await Run<QueueMessages>((work, token) => work.Run(token), cancellationToken)
        | await Run<EndBroadcasts>((work, token) => work.Run(token), cancellationToken);

    private async Task<bool> Run<TWork>(Func<TWork, CancellationToken, Task<bool>> run, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(ActivatorUtilities.CreateInstance<TWork>(scope.ServiceProvider), stopping);
    }
}
