using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Courses.V1;
using Platform.Messaging.Outbox;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Tests;

/// <summary>Events the broker could never take, seen and decided on through the operators&apos; doors.</summary>
public sealed class UnsendableEventTests(TestPair pair) : IClassFixture<TestPair>
{
    [Fact]
    public async Task An_unsendable_event_stands_in_the_list_without_its_texts()
    {
        var (_, id) = await Park();

        using var client = pair.Course.Client("ops", Scopes.OperationsRead);
        var item = await Find(client, id);

        Assert.Equal("outbox", item.GetProperty("consumer").GetString());
        Assert.Equal("course.course-completed.v1", item.GetProperty("type").GetString());
        Assert.Equal("refused by the broker: too large", item.GetProperty("reason").GetString());
        Assert.Equal("•••", item.GetProperty("payload").GetProperty("courseTitle").GetString());
    }

    [Fact]
    public async Task The_list_pages_over_it()
    {
        var (_, first) = await Park();
        var (_, second) = await Park();
        using var client = pair.Course.Client("ops", Scopes.OperationsRead);

        List<Guid> seen = [];
        for (string? cursor = "", query = "limit=1"; cursor is not null; query = $"limit=1&cursor={cursor}")
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/parked?{query}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("messageId").GetGuid()));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        Assert.Equal(seen.Order(), seen);
        Assert.Single(seen, first);
        Assert.Single(seen, second);
    }

    [Fact]
    public async Task A_redriven_event_is_sent_under_its_own_id()
    {
        var (completion, id) = await Park();

        var answer = await Decide(id, "redrive");

        Assert.Equal(HttpStatusCode.NoContent, answer);
        await pair.EffectsAre(completion, 1);
        Assert.Equal(1, await pair.Certification.Scalar<long>(
            "select count(*) from messaging.inbox where message_id = $1", id));
        Assert.Equal(("redriven", "ops"), await Decision(id));
        Assert.Equal(HttpStatusCode.NotFound, await Decide(id, "redrive"));
    }

    [Fact]
    public async Task A_discarded_event_is_never_sent_and_the_next_of_its_aggregate_is()
    {
        var (completion, id) = await Park();
        await pair.Course.Save(db => db.AddEvent(Samples.Completion(completion, 2)));
        Assert.Equal(0, await pair.Effects(completion));

        var answer = await Decide(id, "discard");

        Assert.Equal(HttpStatusCode.NoContent, answer);
        await pair.EffectsAre(completion, 1);
        Assert.Equal(2, await pair.Certification.Scalar<long>(
            "select version from effects where aggregate_id = $1", completion));
        Assert.Equal(("discarded", "ops"), await Decision(id));
    }

    [Theory]
    [InlineData("nobody-reads-this", "course.course-completed.v1", "unknown-queue")]
    [InlineData(TestPair.Queue, "learner.area-registered.v1", "unknown-event")]
    public async Task A_replay_that_could_reach_nobody_is_refused(string queue, string type, string code)
    {
        using var client = pair.Course.Client("ops", Scopes.OperationsWrite);
        using var request = Post("/replays", new { queue, type, from = DateTimeOffset.UnixEpoch });

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    /// <summary>What the relay does with an event that the broker refuses as too large.</summary>
    private async Task<(Guid Completion, Guid MessageId)> Park()
    {
        var evt = Samples.Completion();
        var type = EventTypes.Catalogue.Of(typeof(CourseCompleted));
        var (id, aggregateId) = (Guid.CreateVersion7(), evt.CompletionId.ToString());
        await pair.Course.Scalar<int>(
            """
            insert into messaging.outbox_parked (part, id, message_id, aggregate_type, aggregate_id, aggregate_version,
              type, exchange, routing_key, payload, occurred_at, available_at, attempts, parked_at, reason, state)
            values ($1, nextval(pg_get_serial_sequence('messaging.outbox', 'id')), $2, $3, $4, 1, $5, $5, '', $6,
              now(), now(), 0, now(), 'refused by the broker: too large', 'parked') returning 1
            """,
            OutboxMessage.PartOf(type.AggregateType, aggregateId), id, type.AggregateType, aggregateId, type.WireName,
            TestService.Body(evt));
        return (evt.CompletionId, id);
    }

    private static async Task<JsonElement> Find(HttpClient client, Guid id)
    {
        var list = await client.GetFromJsonAsync<JsonElement>("/parked?limit=100");
        return list.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("messageId").GetGuid() == id);
    }

    private async Task<HttpStatusCode> Decide(Guid id, string decision)
    {
        using var client = pair.Course.Client("ops", Scopes.OperationsWrite);
        using var request = Post($"/parked/outbox/{id}/{decision}", new { reason = "Đã nâng giới hạn của máy chủ" });
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(string State, string Actor)> Decision(Guid id) => (
        await pair.Course.Scalar<string>("select state from messaging.outbox_parked where message_id = $1", id),
        await pair.Course.Scalar<string>("select decided_by from messaging.outbox_parked where message_id = $1", id));

    private static HttpRequestMessage Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }
}
