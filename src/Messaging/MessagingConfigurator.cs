using MassTransit;

namespace Platform.Messaging;

/// <summary>Names the consumers of a service; see <see cref="MessagingExtensions"/>.</summary>
public sealed class MessagingConfigurator
{
    private readonly List<Type> reactions = [];
    private readonly List<Type> projections = [];

    internal IReadOnlyList<Type> Reactions => reactions;

    internal IReadOnlyList<Type> Projections => projections;

    /// <summary>
    /// A reaction: it causes an effect made once by a natural key, so an older event must still have its effect. Queue
    /// <c>service-event</c>.
    /// </summary>
    /// <typeparam name="TConsumer">Implements <see cref="IConsumer{T}"/> for one event or several.</typeparam>
    public void AddConsumer<TConsumer>()
        where TConsumer : class, IConsumer => reactions.Add(typeof(TConsumer));

    /// <summary>A projection in which the newest version of an aggregate wins; an older event is acknowledged unread.</summary>
    /// <typeparam name="TConsumer">Implements <see cref="IConsumer{T}"/> for one event or several.</typeparam>
    public void AddProjection<TConsumer>()
        where TConsumer : class, IConsumer => projections.Add(typeof(TConsumer));
}
