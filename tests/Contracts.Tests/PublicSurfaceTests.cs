using System.Reflection;

namespace Platform.Contracts.Tests;

/// <summary>
/// What other services compile against. A changed line in the snapshot is a changed contract: within a version only
/// optional members are added.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_agreed()
    {
        var agreed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt"));

        Assert.Equal(agreed.ReplaceLineEndings("\n"), Describe());
    }

    private static string Describe()
    {
        var lines = Events.All.SelectMany(type => type.GetProperties()
            .Select(property => $"  {property.Name}: {Describe(property)}")
            .Prepend($"{Events.WireName(type)} {type.FullName}{(Events.IsPersonal(type) ? " personal" : "")}"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Describe(PropertyInfo property)
    {
        var optional = new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable;
        var aggregate = property.GetCustomAttribute<AggregateIdAttribute>()?.AggregateType;
        return Describe(property.PropertyType) + (optional ? "?" : "") + (aggregate is null ? "" : $" of {aggregate}");
    }

    private static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return underlying.Name;
        return type.IsGenericType ? $"list of {type.GenericTypeArguments[0].Name}" : type.Name;
    }
}
