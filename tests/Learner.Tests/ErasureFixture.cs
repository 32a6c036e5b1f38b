using System.Reflection;
using MassTransit;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>
/// A service whose every event is taken by somebody: what is archived, and cleared from the archive, has been sent.
/// </summary>
public sealed class ErasureFixture : LearnerFixture
{
    public ErasureFixture() => UseClock(Clock);

    public FakeClock Clock { get; } = new();

    protected override async Task BeforeStartAsync()
    {
        var own = typeof(AggregateIdAttribute).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<EntityNameAttribute>()?.EntityName)
            .OfType<string>().Where(name => name.StartsWith("learner.", StringComparison.Ordinal));
        foreach (var exchange in own)
            await Vhost.SpyOnAsync(exchange);
    }
}
