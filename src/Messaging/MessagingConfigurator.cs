using MassTransit;
using Platform.Messaging.Inbox;

namespace Platform.Messaging;

/// <summary>Names the consumers of a service; see <see cref="MessagingExtensions"/>.</summary>
public sealed class MessagingConfigurator
{
    private readonly List<(Type, ConsumerMode)> consumers = [];

    internal IReadOnlyList<(Type Consumer, ConsumerMode Mode)> Consumers => consumers;

    /// <summary>
    /// A reaction: it causes an effect made once by a natural key, so an older event must still have its effect. Queue
    /// <c>service-event</c>.
    /// </summary>
    /// <typeparam name="TConsumer">Implements <see cref="IConsumer{T}"/> for one event or several.</typeparam>
    public void AddConsumer<TConsumer>()
        where TConsumer : class, IConsumer => consumers.Add((typeof(TConsumer), ConsumerMode.Reaction));

    /// <summary>
    /// A projection in which the newest version wins, counted for each event and aggregate; an older event is
    /// acknowledged unread. Queue <c>service-event</c>.
    /// </summary>
    /// <typeparam name="TConsumer">Implements <see cref="IConsumer{T}"/> for one event or several.</typeparam>
    public void AddProjection<TConsumer>()
        where TConsumer : class, IConsumer => consumers.Add((typeof(TConsumer), ConsumerMode.NewestWins));

    /// <summary>
    /// A projection of one whole aggregate that sees its events in order, without gaps: an event that came too early
    /// waits for the one before it. Queue <c>service-aggregate</c>, bound to every event of the aggregate.
    /// </summary>
    /// <typeparam name="TConsumer">Implements <see cref="IConsumer{T}"/> for some events of the aggregate.</typeparam>
    public void AddOrderedProjection<TConsumer>()
        where TConsumer : class, IConsumer => consumers.Add((typeof(TConsumer), ConsumerMode.Ordered));
}
