using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using MassTransit;
using Platform.Contracts;

namespace Platform.Messaging;

/// <summary>One event of the catalogue: its wire name and how to read its aggregate and version.</summary>
internal sealed record EventType(
    string WireName, Type ClrType, string AggregateType, Func<object, string> AggregateId, Func<object, long> Version)
{
    /// <summary>The part before the first dot, which says who may publish it.</summary>
    public string Owner { get; } = WireName[..WireName.IndexOf('.')];

    /// <summary>
    /// What happened: <c>course-completed</c>, from the second version on <c>course-completed-v2</c>.
    /// </summary>
    public string Fact { get; } = WireName.Split('.') is [_, var fact, "v1"]
        ? fact
        : WireName[(WireName.IndexOf('.') + 1)..].Replace('.', '-');

    /// <summary>Value of the header by which the receiver finds the record.</summary>
    public static string UrnOf(string wireName) => "urn:message:" + wireName;
}

/// <summary>
/// Wire name ↔ record for every event of Contracts. Built once; every clash is reported, and the process does not
/// start.
/// </summary>
internal sealed partial class EventTypes
{
    private readonly FrozenDictionary<string, EventType> byName;
    private readonly FrozenDictionary<Type, EventType> byType;

    public EventTypes(IEnumerable<Type> records)
    {
        List<string> faults = [];
        var events = records.Select(record => Read(record, faults)).OfType<EventType>().ToList();
        faults.AddRange(events.GroupBy(e => e.WireName).Where(group => group.Count() > 1).Select(group =>
            $"{group.Key} is the wire name of {string.Join(" and ", group.Select(e => e.ClrType.FullName))}."));
        if (faults.Count > 0)
            throw new InvalidOperationException("The event catalogue is broken:\n" + string.Join('\n', faults));

        byName = events.ToFrozenDictionary(e => e.WireName);
        byType = events.ToFrozenDictionary(e => e.ClrType);
    }

    /// <summary>The catalogue of the platform.</summary>
    public static EventTypes Catalogue { get; } = new(typeof(AggregateIdAttribute).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(MessageUrnAttribute))));

    public IEnumerable<EventType> All => byName.Values;

    public EventType Of(Type record) => byType.GetValueOrDefault(record)
        ?? throw new InvalidOperationException($"{record} is not an event of Platform.Contracts.");

    public EventType? Find(string wireName) => byName.GetValueOrDefault(wireName);

    private static EventType? Read(Type record, List<string> faults)
    {
        var name = record.GetCustomAttribute<MessageUrnAttribute>()!.Urn.ToString().Replace("urn:message:", "");
        var keys = record.GetProperties().Where(p => p.IsDefined(typeof(AggregateIdAttribute))).ToList();
        var version = record.GetProperty("Version");
        var before = faults.Count;
        if (!WireName().IsMatch(name))
            faults.Add($"{record.FullName}: \"{name}\" does not read <service>.<fact>.v<N>.");
        if (record.GetCustomAttribute<EntityNameAttribute>()?.EntityName != name)
            faults.Add($"{record.FullName}: EntityName differs from MessageUrn \"{name}\".");
        if (keys.Count != 1)
            faults.Add($"{record.FullName}: exactly one property carries [AggregateId], not {keys.Count}.");
        if (version?.PropertyType != typeof(long))
            faults.Add($"{record.FullName}: a property \"long Version\" is missing.");
        if (faults.Count > before)
            return null;

        var aggregateType = keys[0].GetCustomAttribute<AggregateIdAttribute>()!.AggregateType;
        return new EventType(name, record, aggregateType,
            evt => keys[0].GetValue(evt)!.ToString()!, evt => (long)version!.GetValue(evt)!);
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$")]
    private static partial Regex WireName();
}
