using System.Reflection;
using System.Text.Json;
using MassTransit;
using Platform.Contracts;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Insights.Journal;

/// <summary>An event the journal keeps, and the view it changes.</summary>
internal abstract class JournalledEvent(Type type)
{
    internal string WireName { get; } = type.GetCustomAttribute<EntityNameAttribute>()!.EntityName;

    internal abstract void AddConsumer(MessagingConfigurator consumers);

    /// <summary>Applies a stored payload to the view as if it had just arrived.</summary>
    internal abstract Task Replay(InsightsDbContext db, string payload, CancellationToken cancellationToken);
}

internal sealed class JournalledEvent<TEvent>(Func<InsightsDbContext, TEvent, CancellationToken, Task> apply)
    : JournalledEvent(typeof(TEvent))
    where TEvent : class
{
    private static readonly PropertyInfo AggregateIdProperty =
        typeof(TEvent).GetProperties().Single(property => property.IsDefined(typeof(AggregateIdAttribute)));

    private static readonly PropertyInfo VersionProperty = typeof(TEvent).GetProperty("Version")!;
    private static readonly PropertyInfo OccurredAtProperty = typeof(TEvent).GetProperty("OccurredAt")!;

    // A reaction, not a projection: an event that arrives after a newer one must still reach the journal.
    internal override void AddConsumer(MessagingConfigurator consumers) =>
        consumers.AddConsumer<JournalConsumer<TEvent>>();

    internal override Task Replay(InsightsDbContext db, string payload, CancellationToken cancellationToken) =>
        Apply(db, JsonSerializer.Deserialize<TEvent>(payload, Json.Events)!, cancellationToken);

    internal Task Apply(InsightsDbContext db, TEvent evt, CancellationToken cancellationToken) =>
        apply(db, evt, cancellationToken);

    internal static (Guid AggregateId, long Version, DateTimeOffset OccurredAt) Identify(TEvent evt) => (
        (Guid)AggregateIdProperty.GetValue(evt)!,
        (long)VersionProperty.GetValue(evt)!,
        (DateTimeOffset)OccurredAtProperty.GetValue(evt)!);
}
