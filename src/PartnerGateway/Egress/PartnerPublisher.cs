using Microsoft.Extensions.Options;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using RabbitMQ.Client;

namespace Platform.Partners.Egress;

/// <summary>Publishes the feed of one operator to its queue: mandatory, with confirms.</summary>
internal sealed class PartnerPublisher(
    PartnerConnections connections, FeedPump pump, FeedPulses pulses, IOptions<PartnersOptions> options)
{
    private const int BatchSize = 256;

    /// <summary>Publishes until the link breaks or the host stops.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Open(partner, "egress", cancellationToken);
        // No rate limiter: the client's own makes confirmed publishing many times slower; the batch is the window.
        var confirms = new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null);
        await using var channel = await connection.CreateChannelAsync(confirms, cancellationToken);

        var (pulse, poll) = (pulses.Of(partner.Id), TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
        while (true)
        {
            if (await pump.SendBatch(partner.Id, BatchSize, Publish, cancellationToken) == 0)
                await pulse.WaitAsync(poll, cancellationToken);
        }

        // The default exchange: only the platform may write to it, and it reaches exactly the operator's queue.
        async Task Publish(
            Partner receiver, PartnerFeedEntry entry, ReadOnlyMemory<byte> body, CancellationToken deadline)
        {
            if (receiver.Webhook is not null)
                throw new InvalidOperationException("The operator reads its queue no more.");
            await channel.BasicPublishAsync(
                "", receiver.OutQueue, mandatory: true,
                new BasicProperties
                {
                    ContentType = DeliveryGuard.ContentType,
                    DeliveryMode = DeliveryModes.Persistent,
                    MessageId = entry.Id.ToString(),
                },
                body, deadline);
        }
    }
}
