using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class AccessTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly Guid Any = new("0197a000-0000-7000-8000-0000000000ff");

    /// <summary>Every route with the one scope it asks for.</summary>
    public static TheoryData<string, string, string> Routes => new()
    {
        { "GET", "/class-templates", Scopes.ClassesRead },
        { "GET", $"/courses/{Any}/quiz", Scopes.ClassesRead },
        { "GET", "/classes", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}/helpers", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}/enrolments", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}/waiting-list", Scopes.ClassesRead },
        { "GET", $"/enrolments/batches/{Any}", Scopes.ClassesRead },
        { "GET", $"/enrolments/batches/{Any}/errors.csv", Scopes.ClassesRead },
        { "GET", $"/calendars/{Any}.ics", Scopes.ClassesRead },
        { "GET", $"/rules/{Any}", Scopes.ClassesRead },
        { "GET", "/completions", Scopes.ClassesRead },
        { "POST", "/classes", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/enrolments", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/enrolments/bulk", Scopes.ClassesWrite },
        { "POST", "/classes/series", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/reschedule", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/cancel", Scopes.ClassesWrite },
        { "PUT", $"/classes/{Any}/helpers", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/enrolments/{Any}/cancel", Scopes.ClassesWrite },
        { "POST", "/enrolments", Scopes.ClassesWrite },
        { "POST", "/enrolments/batches", Scopes.ClassesWrite },
        { "GET", "/sponsored-enrolments", Scopes.EnrolmentsSponsor },
        { "GET", "/sponsored-enrolments/report", Scopes.EnrolmentsSponsor },
        { "POST", "/sponsored-enrolments/batches", Scopes.EnrolmentsSponsor },
        { "GET", $"/sponsored-enrolments/batches/{Any}", Scopes.EnrolmentsSponsor },
        { "GET", $"/sponsored-enrolments/batches/{Any}/errors.csv", Scopes.EnrolmentsSponsor },
        { "POST", $"/classes/{Any}/close", Scopes.ClassesWrite },
        { "POST", "/assessments", Scopes.AssessmentsWrite },
        { "GET", "/sessions", Scopes.ClassesRead },
        { "GET", $"/sessions/{Any}", Scopes.ClassesRead },
        { "GET", $"/sessions/{Any}/points/1", Scopes.ClassesRead },
        { "GET", $"/sessions/{Any}/points/1/attendances", Scopes.ClassesRead },
        { "GET", $"/sessions/{Any}/points/1/code", Scopes.ClassesWrite },
        { "GET", $"/sessions/{Any}/points/1/code.svg", Scopes.ClassesWrite },
        { "POST", "/sessions", Scopes.ClassesWrite },
        { "POST", $"/sessions/{Any}/points/1/report", Scopes.ClassesWrite },
        { "POST", $"/sessions/{Any}/points/1/check-ins", Scopes.ClassesWrite },
        { "POST", $"/sessions/{Any}/points/1/claims", Scopes.ClassesWrite },
        { "POST", $"/sessions/{Any}/close", Scopes.ClassesWrite },
        { "GET", "/offline-packs/keys", Scopes.ClassesRead },
        { "POST", "/offline-packs", Scopes.ClassesWrite },
        { "POST", "/offline-packs/results", Scopes.ClassesWrite },
        { "GET", "/signals", Scopes.SignalsWrite },
        { "GET", $"/signals/{Any}", Scopes.SignalsWrite },
        { "POST", $"/signals/{Any}/decisions", Scopes.SignalsWrite },
    };

    [Fact]
    public async Task The_published_contract_names_exactly_these_routes()
    {
        using var anonymous = course.CreateClient();

        var contract = await (await anonymous.GetAsync("/openapi/v1.json")).Json();

        var published = contract.GetProperty("paths").EnumerateObject()
            .Where(path => !path.Name.StartsWith("/parked", StringComparison.Ordinal) && path.Name != "/replays")
            .SelectMany(path => path.Value.EnumerateObject().Select(route =>
                $"{route.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"))
            .Select(route => route.Replace("{number}", "1", StringComparison.Ordinal))
            .Select(route => Regex.Replace(route, "{[A-Za-z]+}", $"{Any}"));
        Assert.Equal(Routes.Select(row => $"{row[0]} {row[1]}").Order(), published.Order());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Without_a_token_nothing_is_answered(string method, string path, string scope)
    {
        using var anonymous = course.CreateClient();

        using var answer = await anonymous.SendAsync(Request(method, path));

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.StatusCode, await answer.Code()));
        Assert.NotEmpty(scope);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_scope_but_the_right_one_is_forbidden(string method, string path, string scope)
    {
        using var client = course.SignInAs(Any, [.. Scopes.All.Where(other => other != scope)]);

        using var answer = await client.SendAsync(Request(method, path));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.StatusCode, await answer.Code()));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_token_without_an_area_is_forbidden(string method, string path, string scope)
    {
        using var client = course.SignInAs(null, scope);

        using var answer = await client.SendAsync(Request(method, path));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_class_of_another_province_looks_like_an_unknown_one()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(foreign.Province);

        foreach (var classId in new[] { id, Guid.CreateVersion7() })
        {
            HttpResponseMessage[] answers =
            [
                await officer.GetAsync($"/classes/{classId}"),
                await officer.GetAsync($"/classes/{classId}/enrolments"),
                await officer.Post($"/classes/{classId}/enrolments", new { learnerId = learners[0] }),
                await officer.Post($"/classes/{classId}/enrolments/bulk", new { learnerIds = learners }),
                await CourseFixture.Close(officer, classId, learners),
            ];
            foreach (var answer in answers)
                Assert.Equal((HttpStatusCode.NotFound, "not-found"), (answer.StatusCode, await answer.Code()));
        }
    }

    private static HttpRequestMessage Request(string method, string path) => new(new HttpMethod(method), path)
    {
        Content = method is "GET" ? null
            : path.EndsWith("/batches", StringComparison.Ordinal) ? EnrolmentBatchTests.Csv("learner_id")
            : JsonContent.Create(new { }),
        Headers = { { "Idempotency-Key", $"\"{Guid.NewGuid()}\"" }, { "If-Match", "*" } },
    };
}
