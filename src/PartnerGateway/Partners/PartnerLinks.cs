using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;

namespace Platform.Partners.Partners;

/// <summary>
/// Keeps one consumer and one publisher running for every registered operator, also those registered later.
/// </summary>
internal sealed class PartnerLinks(
    IServiceScopeFactory scopes, PartnerConsumer consumer, PartnerPublisher publisher, ILogger<PartnerLinks> logger)
    : BackgroundService
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, Task> links = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartMissing(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PartnersUnreadable(logger, error.Message);
            }

            await Task.Delay(Refresh, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(links.Values);
    }

    private async Task StartMissing(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        foreach (var partner in await db.Partners.AsNoTracking().ToListAsync(stoppingToken))
        {
            if (!links.ContainsKey(partner.Id))
            {
                links[partner.Id] = Task.WhenAll(
                    KeepRunning("ingress", partner, consumer.Run, stoppingToken),
                    KeepRunning("egress", partner, publisher.Run, stoppingToken));
            }
        }
    }

    private async Task KeepRunning(
        string direction, Partner partner, Func<Partner, CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            var startedAt = Environment.TickCount64;
            try
            {
                await run(partner, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LinkLost(logger, direction, partner.Id, error.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // A link that held for a while starts the ladder anew.
            failures = Environment.TickCount64 - startedAt > 30_000 ? 0 : failures + 1;
            await Task.Delay(Backoff.Delay(failures), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
