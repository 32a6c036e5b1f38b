using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MassTransit;

namespace Platform.Contracts.Tests;

public sealed partial class ContractTests
{
    private static readonly Type[] Primitives =
    [
        typeof(Guid), typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTimeOffset), typeof(DateOnly),
    ];

    // MassTransit takes a property of such a name for its own correlation.
    private static readonly string[] TakenNames = ["CorrelationId", "CommandId", "EventId"];

    private static readonly string[] PersonalWords =
    [
        "Phone", "Email", "Mail", "Address", "Birth", "Citizen", "Cccd", "Identity", "Passport", "Sex", "Gender",
        "Person",
    ];

    public static TheoryData<string> WireNames => [.. Events.All.Select(Events.WireName)];

    [Fact]
    public void Every_public_type_is_an_event_with_a_name_of_its_own()
    {
        var names = Events.All.Select(Events.WireName).ToArray();

        Assert.All(names, name => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)+\\.v[1-9][0-9]*$", name));
        Assert.Equal(names.Distinct().Count(), names.Length);
    }

    [Theory, MemberData(nameof(WireNames))]
    public void Exchange_and_message_type_have_one_name(string wireName)
    {
        var urn = Events.Of(wireName).GetCustomAttribute<MessageUrnAttribute>();

        Assert.Equal("urn:message:" + wireName, urn?.Urn.ToString());
    }

    [Theory, MemberData(nameof(WireNames))]
    public void An_event_is_a_sealed_record_without_ancestors_in_a_namespace_of_its_version(string wireName)
    {
        var type = Events.Of(wireName);
        var version = wireName[(wireName.LastIndexOf('.') + 1)..].ToUpperInvariant();

        Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null);
        Assert.Equal(typeof(object), type.BaseType);
        Assert.Equal([typeof(IEquatable<>).MakeGenericType(type)], type.GetInterfaces());
        Assert.Matches($"^Platform\\.Contracts\\.[A-Z][a-z]+\\.{version}$", type.Namespace);
    }

    [Theory, MemberData(nameof(WireNames))]
    public void An_event_says_whose_it_is_which_number_it_has_and_since_when_it_is_true(string wireName)
    {
        var type = Events.Of(wireName);
        var aggregate = Assert.Single(type.GetProperties(), p => p.IsDefined(typeof(AggregateIdAttribute)));

        Assert.Equal(typeof(Guid), aggregate.PropertyType);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", Events.Aggregate(type));
        Assert.Equal(typeof(long), type.GetProperty("Version")?.PropertyType);
        Assert.Equal(typeof(DateTimeOffset), type.GetProperty("OccurredAt")?.PropertyType);
    }

    [Theory, MemberData(nameof(WireNames))]
    public void Members_are_immutable_and_of_types_every_language_has(string wireName) =>
        Assert.All(Events.Of(wireName).GetProperties(), property =>
        {
            Assert.True(IsAllowed(property.PropertyType), $"{property} has a type that contracts do not use");
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers());
            var optional = new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable;
            var required = property.IsDefined(typeof(RequiredMemberAttribute));
            Assert.True(optional != required, $"{property} is neither required nor optional");
        });

    [Theory, MemberData(nameof(WireNames))]
    public void No_member_has_a_name_that_the_bus_takes_for_its_own(string wireName) =>
        Assert.Empty(Events.Of(wireName).GetProperties().Select(p => p.Name).Intersect(TakenNames));

    [Theory, MemberData(nameof(WireNames))]
    public void Personal_data_travels_in_marked_events_only(string wireName)
    {
        var type = Events.Of(wireName);
        var suspects = type.GetProperties().Where(property => LooksPersonal(property.Name, Events.Aggregate(type)));

        if (!Events.IsPersonal(type))
            Assert.Empty(suspects);
    }

    [Fact]
    public void Two_events_carry_personal_data() => Assert.Equal(
        ["learner.learner-contact-changed.v1", "learner.learner-identity-changed.v1"],
        Events.All.Where(Events.IsPersonal).Select(Events.WireName).Order(StringComparer.Ordinal));

    [Fact]
    public void An_aggregate_belongs_to_one_service() => Assert.All(
        Events.All.GroupBy(Events.Aggregate),
        aggregate => Assert.Single(aggregate.Select(type => Events.WireName(type).Split('.')[0]).Distinct()));

    private static bool IsAllowed(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Primitives.Contains(type.GenericTypeArguments[0]);
        return Primitives.Contains(Nullable.GetUnderlyingType(type) ?? type);
    }

    /// <summary>Areas have public names; any other name may be a person's.</summary>
    private static bool LooksPersonal(string property, string aggregate)
    {
        var words = Word().Matches(property).Select(word => word.Value).ToArray();
        return words.Intersect(PersonalWords).Any() || (words.Contains("Name") && aggregate != "area");
    }

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
