using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Messaging.Outbox;
using Platform.Messaging.TestHost;

namespace Platform.Messaging.Tests;

/// <summary>What stops a process before it can do harm, and the pure rules.</summary>
public sealed class StartTests
{
    [Fact]
    public void Failpoints_are_refused_in_production()
    {
        var builder = Builder("Production", ("FAILPOINTS", "outbox.after_claim=kill"));

        Assert.Throws<InvalidOperationException>(() => builder.AddMessaging<EffectsDbContext>("course"));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public void Sabotage_is_refused_outside_the_test_environment(string environment)
    {
        var builder = Builder(environment, ("Messaging:Sabotage", "DedupeOff"),
            ("ConnectionStrings:course", "Host=x"), ("ConnectionStrings:messaging", "amqp://x"));
        builder.AddMessaging<EffectsDbContext>("course");
        using var app = builder.Build();

        Assert.Throws<OptionsValidationException>(
            () => app.Services.GetRequiredService<IOptions<MessagingOptions>>().Value);
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_once()
    {
        var builder = Builder("Test", ("Messaging:RelayWorkers", "0"));
        builder.AddMessaging<EffectsDbContext>("course");
        using var app = builder.Build();

        var error = Assert.Throws<OptionsValidationException>(
            () => app.Services.GetRequiredService<IOptions<MessagingOptions>>().Value);
        Assert.Equal(3, error.Failures.Count());
    }

    [Fact]
    public void Every_clash_of_the_catalogue_is_reported()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => new EventTypes([typeof(First), typeof(Second), typeof(Nameless)]));

        Assert.Contains("test.thing-happened.v1 is the wire name of", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"nameless\" does not read", error.Message, StringComparison.Ordinal);
        Assert.Contains("long Version", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("course.course-completed.v1", "course-completed")]
    [InlineData("course.course-completed.v2", "course-completed-v2")]
    [InlineData("course.course-completed.v10", "course-completed-v10")]
    public void The_fact_names_its_version_from_the_second_on(string wireName, string fact) =>
        Assert.Equal(fact, new EventType(wireName, typeof(object), "", _ => "", _ => 1).Fact);

    [Fact]
    public void The_part_of_an_aggregate_never_changes()
    {
        Assert.Equal(19, OutboxMessage.PartOf("learner", "00000000-0000-0000-0000-000000000001"));
        Assert.InRange(OutboxMessage.PartOf("class", Guid.NewGuid().ToString()), 0, 63);
    }

    [Fact]
    public void Message_ids_rise_even_within_a_millisecond()
    {
        var ids = new MessageIds(TimeProvider.System);

        var made = Enumerable.Range(0, 20_000).Select(_ => ids.Next()).ToList();

        Assert.Equal(made.Order(), made);
        Assert.All(made, id => Assert.Equal(7, id.Version));
    }

    private static WebApplicationBuilder Builder(string environment, params (string, string)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Item1, s => (string?)s.Item2));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        return builder;
    }

    [MessageUrn("test.thing-happened.v1"), EntityName("test.thing-happened.v1")]
    private sealed record First([property: AggregateId("thing")] Guid Id, long Version);

    [MessageUrn("test.thing-happened.v1"), EntityName("test.thing-happened.v1")]
    private sealed record Second([property: AggregateId("thing")] Guid Id, long Version);

    [MessageUrn("nameless"), EntityName("nameless")]
    private sealed record Nameless([property: AggregateId("thing")] Guid Id);
}
