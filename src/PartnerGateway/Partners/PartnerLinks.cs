using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Webhooks;

namespace Platform.Partners.Partners;

/// <summary>
/// Keeps one consumer and one sender running for every active operator, also those registered or let in again later,
/// and the consumer alone for suspended ones. Each has connections of its own: what one operator does to its links, no
/// other notices.
/// </summary>
internal sealed class PartnerLinks(
    IServiceScopeFactory scopes, PartnerConsumer consumer, PartnerPublisher publisher, WebhookSender webhooks,
    ILogger<PartnerLinks> logger)
    : BackgroundService
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, Link> links = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Align(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PartnersUnreadable(logger, error.Message);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(Refresh, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(links.Values.Select(link => link.Stop()));
    }

    private async Task Align(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        var linked = await db.Partners.AsNoTracking().Where(partner => partner.State != PartnerState.Closed)
            .ToDictionaryAsync(partner => partner.Id, stoppingToken);

        foreach (var (id, link) in links.ToList())
        {
            if (linked.TryGetValue(id, out var partner) && link.Terms == Terms.Of(partner))
                continue;
            links.Remove(id);
            await link.Stop();
        }

        foreach (var partner in linked.Values.Where(partner => !links.ContainsKey(partner.Id)))
            links[partner.Id] = Start(partner, stoppingToken);
    }

    private Link Start(Partner partner, CancellationToken stoppingToken)
    {
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        return new Link(Terms.Of(partner), stopping, Task.WhenAll(
            KeepRunning("ingress", partner, consumer.Run, stopping.Token),
            partner.State is PartnerState.Active
                ? KeepRunning(
                    "egress", partner, partner.Webhook is null ? publisher.Run : webhooks.Run, stopping.Token)
                : Task.CompletedTask));
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
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return; // the client may say it in another way than by a cancellation
            }

            // A link that held for a while starts the ladder anew.
            failures = Environment.TickCount64 - startedAt > 30_000 ? 0 : failures + 1;
            await Task.Delay(Backoff.Delay(failures), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What a link was made for.</summary>
    private sealed record Terms(PartnerState State, bool ByWebhook, int RatePerMinute)
    {
        internal static Terms Of(Partner partner) =>
            new(partner.State, partner.Webhook is not null, partner.RatePerMinute);
    }

    private sealed record Link(Terms Terms, CancellationTokenSource Stopping, Task Running)
    {
        internal async Task Stop()
        {
            await Stopping.CancelAsync();
            await Running;
            Stopping.Dispose();
        }
    }
}
