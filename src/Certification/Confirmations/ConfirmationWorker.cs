using Microsoft.Extensions.Options;

namespace Platform.Certifications.Confirmations;

/// <summary>Sends, follows and reconciles confirmations. Any number of replicas may run it.</summary>
internal sealed class ConfirmationWorker(
    IServiceScopeFactory scopes, IOptions<ConfirmationOptions> options, ILogger<ConfirmationWorker> logger) :
    BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isBusy = false;
            try
            {
                isBusy = await Follow(stoppingToken) | await Hear(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                ConfirmationLog.PassFailed(logger, exception);
            }

            if (!isBusy)
            {
                await Task.Delay(options.Value.Poll, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> Hear(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HearAnswers>().Step(cancellationToken);
    }

    private async Task<bool> Follow(CancellationToken cancellationToken)
    {
        IReadOnlyList<(Guid Id, int? Attempt)> claimed;
        await using (var scope = scopes.CreateAsyncScope())
            claimed = await scope.ServiceProvider.GetRequiredService<FollowConfirmations>().Claim(cancellationToken);

        ParallelOptions limits = new()
        {
            MaxDegreeOfParallelism = options.Value.Parallel,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(claimed, limits, async (work, token) =>
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<FollowConfirmations>()
                    .Run(work.Id, work.Attempt, token);
            }
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                ConfirmationLog.PassFailed(logger, exception); // its lease ends, and it is taken up again
            }
        });
        return claimed.Count > 0;
    }
}
