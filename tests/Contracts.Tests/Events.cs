using System.Reflection;
using MassTransit;

namespace Platform.Contracts.Tests;

/// <summary>Every event there is, found as Messaging finds them: by the wire name on the record.</summary>
internal static class Events
{
    internal static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(AggregateIdAttribute).Assembly.GetExportedTypes()
            .Where(type => !type.IsSubclassOf(typeof(Attribute)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    internal static string WireName(Type type) => type.GetCustomAttribute<EntityNameAttribute>()?.EntityName ?? "";

    internal static Type Of(string wireName) => All.Single(type => WireName(type) == wireName);

    internal static bool IsPersonal(Type type) => type.IsDefined(typeof(PersonalDataAttribute));

    /// <summary>Type of the aggregate the event belongs to.</summary>
    internal static string Aggregate(Type type) => type.GetProperties()
        .Select(property => property.GetCustomAttribute<AggregateIdAttribute>()?.AggregateType)
        .Single(aggregate => aggregate is not null)!;
}
