using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

[Trait("requirement", "000-08")]
public sealed class StatementTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private const string Activity = "https://hocvuso.example/courses/vneid";
    private const string Statements = "/xapi/national-platform/statements";

    [Fact]
    public async Task A_statement_completes_the_course_of_our_learner()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var provider = await SignIn(place);
        var id = Guid.CreateVersion7();

        using var answer = await Put(provider, id, Body(learner, score: 0.9));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("2.0.0", Assert.Single(answer.Headers.GetValues("X-Experience-API-Version")));
        await Eventually.True(
            async () => (await provider.CompletionsOf(learner)).Length == 1, "the completion");
        var completion = (await provider.CompletionsOf(learner))[0];
        Assert.Equal(90, completion.GetProperty("scorePercent").GetInt32());
    }

    [Fact]
    public async Task A_statement_put_again_changes_nothing_and_another_one_under_its_id_is_a_conflict()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var provider = await SignIn(place);
        var (id, body) = (Guid.CreateVersion7(), Body(learner));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Put(provider, id, body)));
        using var other = await Put(provider, id, Body(learner, verb: "passed"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, "statement-conflict"), (other.StatusCode, await other.Code()));
        Assert.Equal(1, await course.Db(db => db.Statements.CountAsync(row => row.Id == id)));
        await Eventually.True(
            async () => (await course.Bus.Events<CompletionImported>()).Any(evt => evt.LearnerId == learner),
            "the result counted");
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
    }

    [Fact]
    public async Task Conditional_requests_are_heeded()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var provider = await SignIn(place);
        var (id, body) = (Guid.CreateVersion7(), Body(learner));

        using var early = await Put(provider, id, body, ifMatch: "*");
        using var first = await Put(provider, id, body, ifNoneMatch: "*");
        using var second = await Put(provider, id, body, ifNoneMatch: "*");
        using var shown = await provider.GetAsync($"{Statements}?statementId={id}");
        var etag = shown.Headers.ETag!.ToString();
        using var same = await Put(provider, id, body, ifMatch: etag);
        using var stale = await Put(provider, id, body, ifMatch: "\"00\"");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Statements}?statementId={id}");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        using var unchanged = await provider.SendAsync(request);

        Assert.Equal(
            [
                HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed,
                HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed,
                HttpStatusCode.NotModified,
            ],
            new[] { early, first, second, shown, same, stale, unchanged }.Select(answer => answer.StatusCode));
        Assert.True(shown.Headers.Contains("X-Experience-API-Consistent-Through"));
        var statement = await shown.Json();
        Assert.Equal(id, statement.GetProperty("id").GetGuid());
        Assert.Equal("2.0.0", statement.GetProperty("version").GetString());
        Assert.True(statement.TryGetProperty("stored", out _) && statement.TryGetProperty("timestamp", out _));
    }

    [Fact]
    public async Task A_hundred_statements_are_stored_together_or_not_at_all_and_need_no_ids()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 3);
        using var provider = await SignIn(place);
        var bodies = learners.Select(learner => Body(learner)).ToArray();

        using var stored = await Post(provider, bodies);
        using var again = await Post(provider, bodies);
        using var one = await Post(provider, bodies[0]);
        using var broken = await Post(
            provider, new[] { Body(learners[0], verb: "passed"), Body(Guid.CreateVersion7()) });
        using var many = await Post(provider, Enumerable.Repeat(bodies[0], 101).ToArray());

        var ids = (await stored.Json()).EnumerateArray().Select(id => id.GetGuid()).ToArray();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(8, id.Version));
        Assert.Equal(ids, (await again.Json()).EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal(ids[0], Assert.Single((await one.Json()).EnumerateArray()).GetGuid());
        Assert.Equal("learner-unknown", await broken.Code());
        Assert.Equal("statements-count-invalid", await many.Code());
        Assert.Equal(3, await course.Db(db => db.Statements.CountAsync(row => row.AreaId == place.Commune)));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_in_either_direction()
    {
        var place = await course.NewPlace();
        using var provider = await SignIn(place);
        var ids = new List<Guid>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add(Guid.CreateVersion7());
            (await Put(provider, ids[^1], Body(Results.NewHash()))).EnsureSuccessStatusCode();
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), await Read("?limit=2"));
        Assert.Equal(ids, await Read("?limit=2&ascending=true"));
        Assert.Empty(await Read("?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fpassed"));
        Assert.Empty(await Read($"?since={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(1).ToString("O"))}"));

        async Task<List<Guid>> Read(string query)
        {
            var (read, next) = (new List<Guid>(), new Uri(provider.BaseAddress!, Statements + query));
            while (true)
            {
                var page = await (await provider.GetAsync(next)).Json();
                read.AddRange(page.GetProperty("statements").EnumerateArray()
                    .Select(statement => statement.GetProperty("id").GetGuid()));
                if (page.GetProperty("more").GetString() is not { Length: > 0 } more)
                    return read;
                next = new Uri(next, more);
            }
        }
    }

    [Fact]
    public async Task What_is_outside_of_the_subset_or_could_name_a_person_is_refused()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var provider = await SignIn(place);

        Assert.Equal("verb.id", await Detail(Body(learner, verb: "attempted")));
        Assert.Equal("actor.account.homePage", await Detail(Body($"{learner}", page: "https://elsewhere.example")));
        Assert.Equal("actor.account.name", await Detail(Body("001099012345", page: "urn:bdhvs:person-hash")));
        Assert.Equal("result.success", await Detail(Body(learner, success: false)));
        Assert.Equal("timestamp", await Detail(Body(learner, timestamp: "2999-01-01T00:00:00Z")));
        Assert.Equal("object.definition.name", await Detail(Body(learner, title: "Khoá của 001099012345")));
        var named = new
        {
            actor = new { name = "Nguyễn Văn A", mbox = "mailto:a@example.vn" },
            verb = new { id = "http://adlnet.gov/expapi/verbs/completed" },
            @object = new { id = Activity },
        };
        using var unread = await Put(provider, Guid.CreateVersion7(), named);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-json"), (unread.StatusCode, await unread.Code()));
        using var mismatch = await Put(
            provider, Guid.CreateVersion7(), Body(learner, id: Guid.CreateVersion7()));
        Assert.Equal("statement-id-mismatch", await mismatch.Code());
        Assert.Equal(0, await course.Db(db => db.Statements.CountAsync(row => row.AreaId == place.Commune)));

        async Task<string?> Detail(object body)
        {
            using var answer = await Put(provider, Guid.CreateVersion7(), body);
            Assert.Equal((HttpStatusCode.BadRequest, "statement-invalid"), (answer.StatusCode, await answer.Code()));
            return (await answer.Json()).GetProperty("detail").GetString();
        }
    }

    [Fact]
    public async Task Version_source_and_area_are_checked()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learner = await course.NewLearner(place.Village);
        using var provider = await SignIn(place);
        using var stranger = await SignIn(foreign);
        var id = Guid.CreateVersion7();
        (await Put(provider, id, Body(learner))).EnsureSuccessStatusCode();

        using var old = new HttpRequestMessage(HttpMethod.Get, Statements);
        old.Headers.Add("X-Experience-API-Version", "1.0.3");
        using var plain = course.SignInAs(place.Commune);
        using var refused = await plain.SendAsync(old);
        using var unknown = await provider.PutAsync(
            $"/xapi/somewhere/statements?statementId={id}", JsonContent.Create(Body(learner)));
        using var foreignLearner = await Put(stranger, Guid.CreateVersion7(), Body(learner));
        using var foreignStatement = await stranger.GetAsync($"{Statements}?statementId={id}");

        Assert.Equal("xapi-version-unsupported", await refused.Code());
        Assert.Equal("2.0.0", Assert.Single(refused.Headers.GetValues("X-Experience-API-Version")));
        Assert.Equal("unknown-source", await unknown.Code());
        Assert.Equal("learner-unknown", await foreignLearner.Code());
        Assert.Equal(HttpStatusCode.NotFound, foreignStatement.StatusCode);
    }

    private async Task<HttpClient> SignIn(Place place)
    {
        var client = course.SignInAs(place.Commune);
        client.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
        var courseId = await course.Db(
            db => db.Courses.Where(one => one.Code == "vneid-basics").Select(one => one.Id).SingleAsync());
        (await client.Post(
            "/completion-sources/national-platform/equivalences",
            new
            {
                externalCourse = Activity,
                courseId,
                courseVersion = 1,
                validFrom = "2025-04-01",
                basis = "QĐ 12",
            })).EnsureSuccessStatusCode();
        return client;
    }

    private static Dictionary<string, object> Body(
        Guid learner, string verb = "completed", double? score = null, bool? success = null,
        string? timestamp = null, string title = "Sử dụng VNeID", Guid? id = null) =>
        Body($"{learner}", "urn:bdhvs:learner", verb, score, success, timestamp, title, id);

    private static Dictionary<string, object> Body(
        string name, string page = "urn:bdhvs:person-hash", string verb = "completed", double? score = null,
        bool? success = null, string? timestamp = null, string title = "Sử dụng VNeID", Guid? id = null)
    {
        var body = new Dictionary<string, object>
        {
            ["actor"] = new { objectType = "Agent", account = new { homePage = page, name } },
            ["verb"] = new
            {
                id = $"http://adlnet.gov/expapi/verbs/{verb}",
                display = new Dictionary<string, string> { ["en"] = verb },
            },
            ["object"] = new
            {
                objectType = "Activity",
                id = Activity,
                definition = new { name = new Dictionary<string, string> { ["vi"] = title } },
            },
        };
        if (score is not null)
            body["result"] = new { completion = true, score = new { scaled = score } };
        if (success is not null)
            body["result"] = new { success };
        if (timestamp is not null)
            body["timestamp"] = timestamp;
        if (id is not null)
            body["id"] = id;
        return body;
    }

    private static async Task<HttpResponseMessage> Put(
        HttpClient client, Guid id, object body, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Statements}?statementId={id}")
        {
            Content = JsonContent.Create(body),
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return await client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, object body) =>
        client.PostAsync(Statements, JsonContent.Create(body));
}
