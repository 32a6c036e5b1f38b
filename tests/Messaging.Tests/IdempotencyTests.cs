using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Messaging.Tests.Host;

namespace Platform.Messaging.Tests;

[Trait("attack", "A28")]
public sealed class IdempotencyTests(TestPair pair) : IClassFixture<TestPair>
{
    private readonly string name = Guid.NewGuid().ToString();
    private readonly string key = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_repeated_command_gets_the_same_answer_byte_for_byte_and_has_one_effect()
    {
        var first = await Post("/items", key, name);
        var second = await Post("/items", key, name);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(1, await Stored());
    }

    [Fact]
    public async Task Quoted_and_bare_keys_are_the_same_key()
    {
        var quoted = await Post("/items", $"\"{key}\"", name);
        var bare = await Post("/items", key, name);

        Assert.Equal(await quoted.Content.ReadAsStringAsync(), await bare.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("300")]
    public async Task A_missing_or_endless_key_is_refused(string? bad)
    {
        var answer = await Post("/items", bad is "300" ? new string('k', 300) : bad, name);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("idempotency-key-required", await Code(answer));
        Assert.Equal(0, await Stored());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Post("/items", key, name);

        var answer = await Post("/items", key, Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("idempotency-key-reused", await Code(answer));
    }

    [Fact]
    public async Task Two_people_may_use_the_same_key()
    {
        await Post("/items", key, name);

        var answer = await Post("/items", key, Guid.NewGuid().ToString(), subject: "another-officer");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Of_fifty_copies_at_once_one_executes_and_none_waits_for_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Post("/items/slow", key, name)));

        Assert.Equal(1, await Stored());
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.Contains(
            answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.Conflict]));
        Assert.Single(
            answers.Where(a => a.StatusCode is HttpStatusCode.Created).Select(a => a.Headers.Location).Distinct());
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_behind_and_its_key_may_be_used_again()
    {
        var refused = await Post("/items/refused", key, name);
        var again = await Post("/items/refused", key, Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("refused", await Code(again));
        Assert.Equal(0, await Stored());
        Assert.Equal(
            0, await pair.Course.Scalar<long>("select count(*) from messaging.idempotency_keys where key = $1", key));
    }

    [Fact]
    public async Task A_failed_command_leaves_nothing_behind()
    {
        await Post("/items", Guid.NewGuid().ToString(), name);

        var collided = await Post("/items", key, name); // the name is taken, and this handler does not expect it

        Assert.Equal(HttpStatusCode.InternalServerError, collided.StatusCode);
        Assert.Equal(1, await Stored());
        Assert.Equal(
            0, await pair.Course.Scalar<long>("select count(*) from messaging.idempotency_keys where key = $1", key));
    }

    [Fact]
    public async Task A_stale_version_is_412_a_missing_one_428_and_the_right_one_passes()
    {
        var location = (await Post("/items", key, name)).Headers.Location!;

        var missing = await Put(location, null);
        var any = await Put(location, "*");
        var stale = await Put(location, "\"1\"");
        var current = await Put(location, any.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, any.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, current.StatusCode);
    }

    private async Task<HttpResponseMessage> Post(
        string path, string? withKey, string item, string subject = "test-officer")
    {
        using var client = pair.Course.Client(subject);
        using var request =
            new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { name = item }) };
        if (withKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", withKey);
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Put(Uri path, string? ifMatch)
    {
        using var client = pair.Course.Client();
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = JsonContent.Create(new { name = Guid.NewGuid().ToString() }),
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private Task<long> Stored() => pair.Course.Scalar<long>("select count(*) from items where name = $1", name);
}
