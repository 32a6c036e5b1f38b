namespace Platform.Contracts;

/// <summary>
/// Marks the property that identifies the aggregate an event belongs to. Events of one aggregate are delivered to an
/// ordered consumer in the order of their <c>Version</c>; the attribute names the aggregate type.
/// </summary>
/// <param name="aggregateType">Type of the aggregate in kebab-case, the same for all events of it
/// (<c>learner</c>).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AggregateIdAttribute(string aggregateType) : Attribute
{
    /// <summary>Type of the aggregate in kebab-case, unique over all services.</summary>
    public string AggregateType { get; } = aggregateType;
}
