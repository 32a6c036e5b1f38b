using Microsoft.Extensions.Options;
using Platform.Learners.Cases;
using Platform.Learners.Seats;

namespace Platform.Learners.Households;

/// <summary>What time does to cases and counters without anybody asking. Any number of replicas may run it.</summary>
internal sealed class HomesWorker(
    IServiceScopeFactory scopes, IOptions<HomeOptions> options, ILogger<HomesWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ClockInterval);
        do
        {
            try
            {
                await scopes.RunAll<CaseEscalation>((cases, token) => cases.Step(token), stoppingToken);
                await scopes.RunAll<Seating>((seats, token) => seats.Step(token), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                HomeLog.ClockFailed(logger, e); // the next tick goes on where this one ended
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
