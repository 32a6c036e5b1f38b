using System.Collections.Concurrent;
using MassTransit;
using Platform.Contracts.Courses.V1;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class OrderTests(OrderTests.Pair pair) : IClassFixture<OrderTests.Pair>
{
    [Fact]
    public async Task Two_relays_send_the_events_of_every_aggregate_in_order()
    {
        await pair.Vhost.SpyOnAsync("course.course-completed.v1");
        await using var second = pair.Course.Replica();
        await second.StartAsync();
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();

        for (var version = 1; version <= 15; version++)
        {
            var round = version;
            await Task.WhenAll(ids.Select(id => pair.Course.Save(db => db.AddEvent(Samples.Completion(id, round)))));
        }

        await Eventually.True(
            async () => await pair.Course.Scalar<long>("select count(*) from messaging.outbox") == 0,
                "an empty outbox");
        await second.StopAsync();
        var sent = (await pair.Bus.Read<CourseCompleted>("spy-course.course-completed.v1"))
            .ToLookup(completion => completion.CompletionId, completion => completion.Version);
        Assert.All(ids, id => Assert.Equal(Enumerable.Range(1, 15).Select(v => (long)v), sent[id]));
        await Eventually.True(
            () => Task.FromResult(ids.All(id => OrderedConsumer.Seen(id).Length == 15)), "every event seen");
        Assert.All(ids, id => Assert.Equal(Enumerable.Range(1, 15).Select(v => (long)v), OrderedConsumer.Seen(id)));
    }

    [Fact]
    public async Task Events_of_an_aggregate_keep_their_order_whether_stored_in_bulk_or_singly()
    {
        await pair.Vhost.SpyOnAsync("course.course-completed.v1");
        var ids = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToList();

        await pair.Course.InsertEvents([.. ids.SelectMany(id => Versions(id, 1, 3))]);
        await Task.WhenAll(ids.Select(id => pair.Course.Save(db => db.AddEvent(Samples.Completion(id, 4)))));
        await pair.Course.InsertEvents([.. ids.SelectMany(id => Versions(id, 5, 2))]);
        await Task.WhenAll(ids.Select(id => pair.Course.Save(db => db.AddEvent(Samples.Completion(id, 7)))));

        await Eventually.True(
            async () => await pair.Course.Scalar<long>("select count(*) from messaging.outbox") == 0,
                "an empty outbox");
        var sent = (await pair.Bus.Read<CourseCompleted>("spy-course.course-completed.v1"))
            .ToLookup(completion => completion.CompletionId, completion => completion.Version);
        Assert.All(ids, id => Assert.Equal([1, 2, 3, 4, 5, 6, 7], sent[id]));

        static IEnumerable<object> Versions(Guid id, int first, int count) =>
            Enumerable.Range(first, count).Select(version => Samples.Completion(id, version));
    }

    [Theory]
    [Trait("fault", "F61")]
    [InlineData(new long[] { 5, 4, 3, 2, 1 })]
    [InlineData(new long[] { 2, 5, 1, 3, 4 })]
    public async Task An_ordered_projection_waits_for_what_is_missing(long[] arrival)
    {
        var id = Guid.CreateVersion7();
        foreach (var version in arrival)
            await pair.Bus.Publish(Samples.Completion(id, version));

        await Eventually.True(() => Task.FromResult(OrderedConsumer.Seen(id).Length == 5), "five events");
        Assert.Equal([1, 2, 3, 4, 5], OrderedConsumer.Seen(id));
    }

    [Fact]
    public async Task The_newest_version_wins_in_a_projection()
    {
        var id = Guid.CreateVersion7();
        await pair.Bus.Publish(Passed(id, 3));
        await Eventually.True(() => Task.FromResult(NewestConsumer.Seen(id).Length == 1), "the newest");

        await pair.Bus.Publish(Passed(id, 1));
        await pair.Bus.Publish(Passed(id, 2));
        await pair.Bus.Publish(Passed(id, 4));

        await Eventually.True(() => Task.FromResult(NewestConsumer.Seen(id).Contains(4)), "the newest");
        await Eventually.True(async () => await pair.Certification.Scalar<long>("""
            select count(*) from messaging.inbox where consumer = 'certification-assessment-completed'
            """) >= 4, "four messages handled");
        Assert.Equal([3, 4], NewestConsumer.Seen(id));
    }

    private static AssessmentCompleted Passed(Guid id, long version)
    {
        var evt = System.Text.Json.Nodes.JsonNode.Parse("{}")!.AsObject();
        foreach (var property in typeof(AssessmentCompleted).GetProperties())
            evt[property.Name] = System.Text.Json.JsonSerializer.SerializeToNode(Sample(property.PropertyType));
        var sample = System.Text.Json.JsonSerializer.Deserialize<AssessmentCompleted>(evt)!;
        return sample with { AssessmentId = id, Version = version };

        static object? Sample(Type type) => type == typeof(string) ? "x" : type.IsValueType
            ? Activator.CreateInstance(type) : null;
    }

    public sealed class Pair : TestPair
    {
        internal override void Consumers(MessagingConfigurator configurator)
        {
            configurator.AddOrderedProjection<OrderedConsumer>();
            configurator.AddProjection<NewestConsumer>();
        }
    }

    /// <summary>Notes the order in which it was called; its entry stands only if its transaction committed.</summary>
    private sealed class OrderedConsumer : IConsumer<CourseCompleted>
    {
        private static readonly ConcurrentDictionary<Guid, ConcurrentQueue<long>> Calls = new();

        public static long[] Seen(Guid id) => Calls.TryGetValue(id, out var calls) ? [.. calls] : [];

        public Task Consume(ConsumeContext<CourseCompleted> context)
        {
            Calls.GetOrAdd(context.Message.CompletionId, _ => new()).Enqueue(context.Message.Version);
            return Task.CompletedTask;
        }
    }

    private sealed class NewestConsumer : IConsumer<AssessmentCompleted>
    {
        private static readonly ConcurrentDictionary<Guid, ConcurrentQueue<long>> Calls = new();

        public static long[] Seen(Guid id) => Calls.TryGetValue(id, out var calls) ? [.. calls] : [];

        public Task Consume(ConsumeContext<AssessmentCompleted> context)
        {
            Calls.GetOrAdd(context.Message.AssessmentId, _ => new()).Enqueue(context.Message.Version);
            return Task.CompletedTask;
        }
    }
}
