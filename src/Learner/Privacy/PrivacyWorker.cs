using Platform.Learners.Access;
using Platform.Learners.Breaches;
using Platform.Learners.Erasures;
using Platform.Learners.Requests;
using Platform.Learners.Sensitive;

namespace Platform.Learners.Privacy;

/// <summary>What the protection of personal data needs done without anybody asking.</summary>
internal sealed class PrivacyWorker(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<PrivacyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Housekeeping = TimeSpan.FromHours(1);
    private DateTimeOffset nextHousekeeping;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Idle);
        do
        {
            try
            {
                await scopes.RunAll<KeyKeeping>((keys, token) => keys.Step(token), stoppingToken);
                await scopes.RunAll<AccessSealing>((log, token) => log.Step(token), stoppingToken);
                await scopes.RunAll<ErasureClosing>((erasures, token) => erasures.Step(token), stoppingToken);
                if (time.GetUtcNow() < nextHousekeeping)
                    continue;
                await scopes.RunAll<AccessRetention>((log, token) => log.Step(token), stoppingToken);
                await scopes.RunAll<CoreData>((data, token) => data.Step(token), stoppingToken);
                await scopes.RunAll<BreachWatch>((watch, token) => watch.Step(token), stoppingToken);
                await scopes.RunAll<DeadlineWatch>((watch, token) => watch.Step(token), stoppingToken);
                nextHousekeeping = time.GetUtcNow() + Housekeeping;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                PrivacyLog.WorkFailed(logger, e); // the next tick goes on where this one ended
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
