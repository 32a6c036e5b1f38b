using System.Diagnostics;
using System.Net;
using Npgsql;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

/// <summary>Broker and database go and come back; nobody restarts anything.</summary>
public sealed class OutageTests : IAsyncLifetime, IDisposable
{
    private TestServers servers = null!;
    private TestVhost vhost = null!;
    private FaultProxy broker = null!;
    private FaultProxy database = null!;

    public async Task InitializeAsync()
    {
        servers = await TestServers.GetAsync();
        vhost = await TestVhost.CreateAsync(servers, "outage");
        var amqp = new Uri(servers.RabbitMq);
        broker = new FaultProxy("127.0.0.1", amqp.Port);
        database = new FaultProxy("127.0.0.1", new NpgsqlConnectionStringBuilder(servers.Postgres).Port);
        broker.Restore();
        database.Restore();
    }

    public async Task DisposeAsync()
    {
        await vhost.DisposeAsync();
    }

    public void Dispose()
    {
        broker.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task Writes_are_accepted_while_the_broker_is_down_and_arrive_when_it_is_back()
    {
        await using var course = await TestService.StartAsync("course", vhost.Name, settings: BehindProxy());
        await using var certification = await TestService.StartAsync(
            "certification", vhost.Name, x => x.AddConsumer<CompletionConsumer>(), BehindProxy());
        broker.Cut();

        var completions = Enumerable.Range(0, 50).Select(_ => Samples.Completion()).ToList();
        foreach (var completion in completions)
            await course.Save(db => db.AddEvent(completion));
        Assert.Equal(50, await course.Scalar<long>("select count(*) from messaging.outbox"));
        using (var client = course.Client())
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);

        broker.Restore();
        await Eventually.True(
            async () => await certification.Scalar<long>("select count(*) from effects") == 50, "all effects");
        await Eventually.True(
            async () => await course.Scalar<long>("select count(*) from messaging.outbox") == 0, "an empty outbox");
    }

    [Fact]
    public async Task A_service_starts_and_is_ready_while_the_broker_is_down()
    {
        await using var course = await TestService.StartAsync(
            "course", vhost.Name, x => x.AddConsumer<CompletionConsumer>(), BehindProxy(), start: false);
        broker.Cut();

        var clock = Stopwatch.StartNew();
        await course.App.StartAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
        using var client = course.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
        broker.Restore();
    }

    [Fact]
    public async Task While_the_database_is_down_messages_wait_in_hand_and_then_take_effect_once()
    {
        var behind = new NpgsqlConnectionStringBuilder(servers.Postgres) { Port = database.Port };
        await using var certification = await TestService.StartAsync(
            "certification", vhost.Name, x => x.AddConsumer<CompletionConsumer>(), databaseAddress: behind);
        await using var bus = certification.Bus(servers, vhost);
        var warm = Samples.Completion();
        await bus.Publish(warm);
        await Eventually.True(async () => await Effects(certification, warm.CompletionId) == 1, "a warm consumer");
        database.Cut();

        var completions = Enumerable.Range(0, 20).Select(_ => Samples.Completion()).ToList();
        foreach (var completion in completions)
            await bus.Publish(completion);
        using (var client = certification.Client())
        {
            await Eventually.True(async () =>
                (await client.GetAsync(new Uri("/health", UriKind.Relative)))
                    .StatusCode is HttpStatusCode.ServiceUnavailable, "unready");
        }

        database.Restore();
        await Eventually.True(
            async () => await certification.Scalar<long>("select count(*) from effects") == 21, "all effects");
        Assert.Equal(0, await certification.Scalar<long>("select count(*) from messaging.inbox_parked"));
    }

    [Fact]
    public async Task An_event_that_no_queue_takes_stays_and_leaves_once_a_queue_is_bound()
    {
        await using var course = await TestService.StartAsync("course", vhost.Name);
        var completion = Samples.Completion();
        await course.Save(db => db.AddEvent(completion));
        await Eventually.True(async () => await course.Scalar<string?>(
            "select last_error from messaging.outbox") == "Unroutable", "a returned event");

        await vhost.SpyOnAsync("course.course-completed.v1");

        await Eventually.True(
            async () => await course.Scalar<long>("select count(*) from messaging.outbox") == 0, "an empty outbox");
    }

    private Dictionary<string, string?> BehindProxy() => new()
    {
        ["ConnectionStrings:messaging"] =
            new UriBuilder(servers.RabbitMq) { Host = "127.0.0.1", Port = broker.Port }.Uri.ToString(),
    };

    private static Task<long> Effects(TestService service, Guid id) =>
        service.Scalar<long>("select count(*) from effects where aggregate_id = $1", id);
}
