using System.Diagnostics;
using System.Text;
using Platform.Contracts.Courses.V1;
using Platform.Messaging.TestHost;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Messaging.Tests.Host;

/// <summary>
/// Course, which publishes, and Certification, which consumes, on one virtual host; with the retry ladder shortened.
/// </summary>
public class TestPair : IAsyncLifetime
{
    internal const string Queue = "certification-course-completed";

    internal TestService Course { get; private set; } = null!;

    internal TestService Certification { get; private set; } = null!;

    internal TestVhost Vhost { get; private set; } = null!;

    internal TestBus Bus { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var servers = await TestServers.GetAsync();
        Vhost = await TestVhost.CreateAsync(servers, "messaging");
        var settings = new Dictionary<string, string?>
        {
            ["Messaging:RetryLadder:0"] = "00:00:00.300",
            ["Messaging:RetryLadder:1"] = "00:00:00.300",
        };
        Certification = await TestService.StartAsync("certification", Vhost.Name, Consumers, settings);
        Course = await TestService.StartAsync("course", Vhost.Name, map: Items.Map);
        Bus = Certification.Bus(servers, Vhost);
    }

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Task.WhenAll(Course.DisposeAsync().AsTask(), Certification.DisposeAsync().AsTask());
        await Vhost.DisposeAsync();
    }

    internal virtual void Consumers(MessagingConfigurator configurator) =>
        configurator.AddConsumer<CompletionConsumer>();

    internal Task<long> Effects(Guid id) =>
        Certification.Scalar<long>("select count(*) from effects where aggregate_id = $1", id);

    internal Task EffectsAre(Guid id, long count) =>
        Eventually.True(async () => await Effects(id) == count, $"{count} effects of {id}");

    internal Task<string> Parked(Guid messageId) =>
        Eventually.Get<string>(async () => await Certification.Scalar<string?>(
        "select max(reason) from messaging.inbox_parked where message_id = $1 and state = 'parked'", messageId),
            "a parked message");

    /// <summary>Handled, whatever came of it: the consumer has seen everything sent before.</summary>
    internal async Task Drained()
    {
        var last = Samples.Completion();
        await Bus.Publish(last);
        await EffectsAre(last.CompletionId, 1);
    }

    internal Task Send(CourseCompleted evt, Guid? id, string? type = "course.course-completed.v1", byte[]? body = null)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string,
                object?>(),
        };
        if (id is not null)
            properties.MessageId = id.ToString();
        if (type is not null)
            properties.Headers["MT-MessageType"] = Encoding.ASCII.GetBytes("urn:message:" + type);
        return Bus.PublishRaw(TestService.Wire<CourseCompleted>(), properties, body ?? TestService.Body(evt));
    }

    internal static Activity Trace() => new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
}
