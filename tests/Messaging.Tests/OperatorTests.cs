using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class OperatorTests(TestPair pair) : IClassFixture<TestPair>
{
    [Fact]
    public async Task An_operator_sees_a_parked_message_without_its_texts()
    {
        var (_, id) = await Poison();

        using var client = pair.Certification.Client("ops", Scopes.OperationsRead);
        var list = await client.GetFromJsonAsync<JsonElement>("/parked?limit=100");

        var item = list.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("messageId").GetGuid() == id);
        Assert.Equal(TestPair.Queue, item.GetProperty("consumer").GetString());
        Assert.Equal("course.course-completed.v1", item.GetProperty("type").GetString());
        Assert.Equal("•••", item.GetProperty("payload").GetProperty("courseTitle").GetString());
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        await Poison();
        await Poison();
        using var client = pair.Certification.Client("ops", Scopes.OperationsRead);

        var first = await client.GetFromJsonAsync<JsonElement>("/parked?limit=1");
        var next = first.GetProperty("nextCursor").GetString();
        var second = await client.GetFromJsonAsync<JsonElement>($"/parked?limit=1&cursor={next}");

        Assert.NotEqual(Id(first), Id(second));

        static Guid Id(JsonElement page) => page.GetProperty("items")[0].GetProperty("messageId").GetGuid();
    }

    [Fact]
    [Trait("fault", "F62")]
    public async Task A_redriven_message_takes_effect_and_the_decision_keeps_its_author()
    {
        var (completion, id) = await Poison();
        CompletionConsumer.Failing.Remove(completion);

        var answer = await Decide(id, "redrive", "Đã sửa lỗi của bộ xử lý");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await pair.EffectsAre(completion, 1);
        await Eventually.True(async () => await State(id) == "redriven", "the closed row");
        Assert.Equal("ops", await pair.Certification.Scalar<string>(
            "select decided_by from messaging.inbox_parked where message_id = $1", id));
    }

    [Fact]
    public async Task A_discarded_message_never_takes_effect_even_if_it_comes_again()
    {
        var (completion, id) = await Poison();

        var answer = await Decide(id, "discard", "Bản ghi thử nghiệm, bỏ");
        CompletionConsumer.Failing.Remove(completion);
        await pair.Bus.Publish(Samples.Completion(completion), id);
        await pair.Drained();

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("discarded", await State(id));
        Assert.Equal(0, await pair.Effects(completion));
    }

    [Fact]
    public async Task A_decision_needs_the_scope_a_reason_and_a_parked_message()
    {
        var (_, id) = await Poison();

        Assert.Equal(
            HttpStatusCode.Forbidden,
                (await Decide(id, "redrive", "Lý do đủ dài đây", Scopes.OperationsRead)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Decide(id, "redrive", "ngắn")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Decide(Guid.NewGuid(), "discard", "Lý do đủ dài đây")).StatusCode);
    }

    /// <summary>A message that has used up its ladder.</summary>
    private async Task<(Guid Completion, Guid MessageId)> Poison()
    {
        var completion = Samples.Completion();
        CompletionConsumer.Failing.Add(completion.CompletionId);
        var id = await pair.Bus.Publish(completion);
        await pair.Parked(id);
        return (completion.CompletionId, id);
    }

    private async Task<HttpResponseMessage> Decide(
        Guid id, string decision, string reason, string scope = Scopes.OperationsWrite)
    {
        using var client = pair.Certification.Client("ops", scope);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/parked/{TestPair.Queue}/{id}/{decision}")
        {
            Content = JsonContent.Create(new { reason }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    private Task<string> State(Guid id) =>
        pair.Certification.Scalar<string>("select state from messaging.inbox_parked where message_id = $1", id);
}
