using RabbitMQ.Client;

namespace Platform.Messaging;

/// <summary>
/// The service&apos;s part of the broker: one fanout exchange per event, one quorum queue per subscription. <c>--
/// migrate</c>, the relay and the consumers declare it with the same arguments, so none depends on the others having
/// run first.
/// </summary>
/// <remarks>
/// Event exchanges have no alternate exchange on purpose: a message that a net catches counts as routed, so mandatory
/// publishing would not return it and the relay would take it for delivered. Unreturned means unsent; the row waits in
/// the outbox.
/// </remarks>
internal sealed class Topology(MessagingService service, EventTypes types, IReadOnlyList<Inbox.InboxQueue> queues)
{
    public IReadOnlyList<Inbox.InboxQueue> Queues => queues;

    /// <summary>What the broker dead-letters itself (delivery limit) comes here and is parked in SQL at once.</summary>
    public string DeadLetters { get; } = service.Name + "-dead-letters";

    /// <summary>Set explicitly what differs between broker versions: 3.10 has no delivery limit, 4.x has 20.</summary>
    private readonly Dictionary<string, object?> queueArguments = new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = 20,
        ["x-overflow"] = "reject-publish",
        ["x-dead-letter-exchange"] = service.Name + "-dead-letters",
        ["x-dead-letter-strategy"] = "at-least-once",
    };

    public IReadOnlyDictionary<string, object?> DeadLetterArguments { get; } =
        new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-overflow"] = "reject-publish" };

    /// <summary>
    /// An ordered queue has one active consumer, whatever the number of replicas: events would overtake each other.
    /// </summary>
    public IReadOnlyDictionary<string, object?> ArgumentsOf(Inbox.InboxQueue queue) =>
        queue.Mode is Inbox.ConsumerMode.Ordered
            ? new Dictionary<string, object?>(queueArguments) { ["x-single-active-consumer"] = true }
            : queueArguments;

    public async Task DeclareExchangesAsync(IChannel channel, CancellationToken cancellationToken)
    {
        foreach (var type in types.All.Where(type => type.Owner == service.WirePrefix))
            await DeclareFanoutAsync(channel, type.WireName, cancellationToken);
    }

    public async Task DeclareQueuesAsync(IChannel channel, CancellationToken cancellationToken)
    {
        if (queues.Count > 0)
            await DeclareQueueAsync(channel, DeadLetters, DeadLetterArguments, cancellationToken);
        foreach (var queue in queues)
        {
            await DeclareQueueAsync(channel, queue.Name, ArgumentsOf(queue), cancellationToken);
            foreach (var exchange in queue.Exchanges)
            {
                await DeclareFanoutAsync(channel, exchange, cancellationToken);
                await channel.ExchangeBindAsync(queue.Name, exchange, "", cancellationToken: cancellationToken);
            }
        }
    }

    private static Task DeclareFanoutAsync(IChannel channel, string name, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);

    /// <summary>A queue behind an exchange of its own name: the shape the receiving side declares as well.</summary>
    private static async Task DeclareQueueAsync(
        IChannel channel, string name, IReadOnlyDictionary<string, object?> arguments,
            CancellationToken cancellationToken)
    {
        await DeclareFanoutAsync(channel, name, cancellationToken);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false,
            arguments.ToDictionary(), cancellationToken: cancellationToken);
        await channel.QueueBindAsync(name, name, "", cancellationToken: cancellationToken);
    }
}
