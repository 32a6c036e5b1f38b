using System.Text.RegularExpressions;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Messaging.Inbox;

internal enum ConsumerMode
{
    /// <summary>Makes an effect once by its natural key; every event counts, however late.</summary>
    Reaction,

    /// <summary>Keeps the newest state; an older event is acknowledged unread.</summary>
    NewestWins,

    /// <summary>Applies the events of an aggregate one after the other; a gap waits.</summary>
    Ordered,
}

/// <summary>
/// A queue of this service, and what handles its messages. Its name is the consumer&apos;s name in every table.
/// </summary>
internal sealed record InboxQueue(string Name, ConsumerMode Mode, IReadOnlyList<Subscription> Subscriptions)
{
    public IEnumerable<string> Exchanges => Subscriptions.Select(subscription => subscription.Event.WireName);
}

/// <summary>One consumer on one event.</summary>
internal abstract class Subscription(EventType evt)
{
    public EventType Event { get; } = evt;

    public abstract void Connect(IReceiveEndpointConfigurator endpoint, InboxQueue queue, ParkFilter filter);

    public static Subscription Create(Type consumer, EventType evt) => (Subscription)Activator.CreateInstance(
        typeof(Subscription<,>).MakeGenericType(consumer, evt.ClrType), evt)!;
}

internal sealed class Subscription<TConsumer, TMessage>(EventType evt) : Subscription(evt)
    where TConsumer : class, IConsumer<TMessage>
    where TMessage : class
{
    public override void Connect(IReceiveEndpointConfigurator endpoint, InboxQueue queue, ParkFilter filter) =>
        endpoint.Handler<TMessage>(context => filter.HandleAsync(
            queue, Incoming.From(context, queue.Name, Event, context.Message), services =>
                services.GetRequiredService<TConsumer>().Consume(context),
            context.CancellationToken));
}

/// <summary>
/// An event of an ordered aggregate that its projection does not care about: it only moves the position on, because a
/// gap that nobody fills would never close.
/// </summary>
internal sealed class IgnoredEvent<TMessage>(EventType evt) : Subscription(evt)
    where TMessage : class
{
    public override void Connect(IReceiveEndpointConfigurator endpoint, InboxQueue queue, ParkFilter filter) =>
        endpoint.Handler<TMessage>(context => filter.HandleAsync(
            queue, Incoming.From(context, queue.Name, Event, context.Message), _ => Task.CompletedTask,
            context.CancellationToken));
}

/// <summary>Names the queues of a service from its consumers.</summary>
internal static partial class InboxQueues
{
    public static IReadOnlyList<InboxQueue> Of(string service, EventTypes types, MessagingConfigurator consumers)
    {
        List<InboxQueue> queues = [];
        foreach (var (consumer, mode) in consumers.Consumers)
        {
            var events = EventsOf(consumer, types);
            if (mode is ConsumerMode.Ordered)
                queues.Add(Ordered(service, consumer, events, types));
            else
                queues.AddRange(events.Select(evt => new InboxQueue(
                    Name(service, evt, consumer, queues), mode, [Subscription.Create(consumer, evt)])));
        }

        return queues;
    }

    private static List<EventType> EventsOf(Type consumer, EventTypes types)
    {
        var events = consumer.GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(type => types.Of(type.GenericTypeArguments[0])).ToList();
        return events.Count > 0 ? events
            : throw new InvalidOperationException($"{consumer} implements no IConsumer<T>.");
    }

    /// <summary>
    /// One queue bound to every event of the aggregate, except those with personal data: they have one reader.
    /// </summary>
    private static InboxQueue Ordered(string service, Type consumer, List<EventType> events, EventTypes types)
    {
        if (events.Select(evt => evt.AggregateType).Distinct().Count() > 1)
            throw new InvalidOperationException($"{consumer} is an ordered projection of more than one aggregate.");
        var all = types.All.Where(evt => evt.AggregateType == events[0].AggregateType).OrderBy(evt => evt.WireName);
        return new InboxQueue($"{service}-{events[0].AggregateType}", ConsumerMode.Ordered, [.. all.Select(evt =>
            events.Contains(evt)
                ? Subscription.Create(consumer, evt)
                : (Subscription)Activator.CreateInstance(typeof(IgnoredEvent<>).MakeGenericType(evt.ClrType), evt)!)]);
    }

    /// <summary>
    /// The plain name belongs to the first consumer of an event; a second reaction gets a queue of its own. Where
    /// several services tell the same fact, the later ones stand with their owner.
    /// </summary>
    private static string Name(string service, EventType evt, Type consumer, List<InboxQueue> taken)
    {
        var name = $"{service}-{evt.Fact}";
        if (taken.Exists(queue => queue.Name == name && queue.Subscriptions[0].Event != evt))
            name = $"{service}-{evt.Owner}-{evt.Fact}";
        return taken.TrueForAll(queue => queue.Name != name)
            ? name
            : $"{name}-{WordStart().Replace(consumer.Name.Replace("Consumer", ""), "-").ToLowerInvariant()}";
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
