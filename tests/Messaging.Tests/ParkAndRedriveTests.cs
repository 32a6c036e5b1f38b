using System.Text;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class ParkAndRedriveTests(TestPair pair) : IClassFixture<TestPair>
{
    [Fact]
    [Trait("fault", "F60")]
    public async Task A_message_delivered_five_times_takes_effect_once()
    {
        var completion = Samples.Completion();
        var id = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => pair.Bus.Publish(completion, id)));

        await pair.Drained();
        await pair.EffectsAre(completion.CompletionId, 1);
    }

    [Fact]
    [Trait("fault", "F65")]
    public async Task A_message_without_an_id_is_parked()
    {
        var completion = Samples.Completion();

        await pair.Send(completion, id: null);

        await Eventually.True(async () => await pair.Certification.Scalar<long>(
            "select count(*) from messaging.inbox_parked where reason = 'no-message-id' and aggregate_id = $1",
            completion.CompletionId.ToString()) == 1, "the parked message");
        Assert.Equal(0, await pair.Effects(completion.CompletionId));
    }

    [Theory]
    [Trait("fault", "F64")]
    [InlineData("course.something-else.v1", null, "unknown-type")]
    [InlineData("course.course-completed.v9", null, "unknown-type")]
    [InlineData(null, null, "no-type")]
    [InlineData("course.course-completed.v1", "{\"completionId\":", "undeserialisable")]
    [InlineData("course.course-completed.v1", "", "undeserialisable")]
    [InlineData("course.course-completed.v1", "{\"version\":1}", "undeserialisable")]
    [InlineData("course.course-completed.v1", "deep", "undeserialisable")]
    [InlineData("course.course-completed.v1", "twice", "undeserialisable")]
    public async Task A_message_that_cannot_be_understood_is_parked_with_its_reason(
        string? type, string? body, string reason)
    {
        var id = Guid.CreateVersion7();
        var text = body switch
        {
            "deep" => string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string('}', 2000),
            "twice" => Encoding.UTF8.GetString(TestService.Body(Samples.Completion()))
                .Replace("{", "{\"version\":2,", StringComparison.Ordinal),
            _ => body,
        };

        await pair.Send(Samples.Completion(), id, type, text is null ? null : Encoding.UTF8.GetBytes(text));

        Assert.Equal(reason, await pair.Parked(id));
        await pair.Drained();
    }

    [Fact]
    [Trait("fault", "F67")]
    public async Task The_same_id_with_another_body_is_parked_as_a_conflict()
    {
        var id = Guid.CreateVersion7();
        var first = Samples.Completion();
        await pair.Bus.Publish(first, id);
        await pair.EffectsAre(first.CompletionId, 1);

        var second = Samples.Completion();
        await pair.Bus.Publish(second, id);

        Assert.Equal("conflict", await pair.Parked(id));
        Assert.Equal(0, await pair.Effects(second.CompletionId));
    }

    [Fact]
    [Trait("fault", "F62")]
    public async Task A_poison_message_is_parked_after_its_tries_and_its_neighbours_go_on()
    {
        var poison = Samples.Completion() with { ScorePercent = CompletionConsumer.Poison };
        var id = await pair.Bus.Publish(poison);

        await pair.Drained();
        Assert.Equal("exception:InvalidOperationException", await pair.Parked(id));
        Assert.Equal(
            3, await pair.Certification.Scalar<int>(
                "select attempts from messaging.inbox_parked where message_id = $1", id));
        Assert.Equal(0, await pair.Effects(poison.CompletionId));
    }

    [Fact]
    public async Task A_message_that_failed_for_a_while_takes_effect_by_itself()
    {
        var completion = Samples.Completion();
        CompletionConsumer.Failing.Add(completion.CompletionId);
        var id = await pair.Bus.Publish(completion);
        await Eventually.True(async () => await pair.Certification.Scalar<long>(
            "select count(*) from messaging.inbox_parked where message_id = $1", id) == 1, "the waiting message");

        CompletionConsumer.Failing.Remove(completion.CompletionId);

        await pair.EffectsAre(completion.CompletionId, 1);
        await Eventually.True(async () => await pair.Certification.Scalar<string>(
            "select state from messaging.inbox_parked where message_id = $1", id) == "redriven", "the closed row");
    }

    [Fact]
    public async Task A_forged_fault_address_creates_nothing()
    {
        var target = "stolen-" + Guid.NewGuid().ToString("n");
        var properties = new RabbitMQ.Client.BasicProperties
        {
            MessageId = Guid.CreateVersion7().ToString(),
            ContentType = "application/json",
            Headers = new Dictionary<string, object?>
            {
                ["MT-MessageType"] = Encoding.ASCII.GetBytes("urn:message:course.course-completed.v1"),
                ["MT-Fault-Address"] = Encoding.ASCII.GetBytes($"exchange:{target}"),
                ["MT-Response-Address"] = Encoding.ASCII.GetBytes($"exchange:{target}"),
            },
        };
        var poison = Samples.Completion() with { ScorePercent = CompletionConsumer.Poison };

        await pair.Bus.PublishRaw("course.course-completed.v1", properties, TestService.Body(poison));

        await pair.Parked(Guid.Parse(properties.MessageId));
        await Assert.ThrowsAnyAsync<Exception>(() => pair.Bus.PublishRaw(target, new(), Array.Empty<byte>()));
    }
}
