using System.Net;
using System.Net.Http.Json;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class AccessTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly Guid Any = new("0197a000-0000-7000-8000-0000000000ff");

    /// <summary>Every route with the one scope it asks for.</summary>
    public static TheoryData<string, string, string> Routes => new()
    {
        { "GET", "/frameworks", Scopes.ClassesRead },
        { "GET", "/frameworks/any/versions/1.0", Scopes.ClassesRead },
        { "POST", "/frameworks", Scopes.CoursesWrite },
        { "GET", "/courses", Scopes.ClassesRead },
        { "GET", $"/courses/{Any}", Scopes.ClassesRead },
        { "GET", $"/courses/{Any}/versions/1", Scopes.ClassesRead },
        { "POST", "/courses", Scopes.CoursesWrite },
        { "GET", $"/courses/{Any}/draft", Scopes.CoursesWrite },
        { "PUT", $"/courses/{Any}/draft", Scopes.CoursesWrite },
        { "POST", $"/courses/{Any}/publish", Scopes.CoursesWrite },
        { "POST", $"/courses/{Any}/pass-rules", Scopes.CoursesWrite },
        { "GET", "/class-templates", Scopes.ClassesRead },
        { "GET", "/class-templates/any", Scopes.ClassesRead },
        { "POST", "/class-templates", Scopes.CoursesWrite },
        { "PUT", "/class-templates/any", Scopes.CoursesWrite },
        { "GET", "/programmes", Scopes.ClassesRead },
        { "GET", $"/programmes/{Any}", Scopes.ClassesRead },
        { "GET", $"/programmes/{Any}/completions", Scopes.ClassesRead },
        { "GET", $"/programmes/{Any}/progress", Scopes.ClassesRead },
        { "POST", "/programmes", Scopes.CoursesWrite },
        { "POST", $"/programmes/{Any}/versions", Scopes.CoursesWrite },
        { "POST", $"/programmes/{Any}/equivalences", Scopes.CoursesWrite },
        { "POST", $"/programmes/{Any}/succession", Scopes.CoursesWrite },
        { "PUT", $"/programmes/{Any}/seat-policy", Scopes.CoursesWrite },
        { "GET", "/campaigns", Scopes.ClassesRead },
        { "GET", $"/campaigns/{Any}", Scopes.ClassesRead },
        { "GET", $"/campaigns/{Any}/capacity", Scopes.ClassesRead },
        { "GET", $"/campaigns/{Any}/launches", Scopes.ClassesRead },
        { "POST", "/campaigns", Scopes.CampaignsWrite },
        { "POST", $"/campaigns/{Any}/approve", Scopes.CampaignsWrite },
        { "POST", $"/campaigns/{Any}/launch", Scopes.CampaignsWrite },
        { "POST", $"/campaigns/{Any}/launches", Scopes.ClassesWrite },
        { "GET", $"/courses/{Any}/quiz", Scopes.ClassesRead },
        { "GET", "/classes", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}", Scopes.ClassesRead },
        { "GET", $"/classes/{Any}/enrolments", Scopes.ClassesRead },
        { "GET", "/completions", Scopes.ClassesRead },
        { "POST", "/classes", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/enrolments", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/enrolments/bulk", Scopes.ClassesWrite },
        { "POST", $"/classes/{Any}/close", Scopes.ClassesWrite },
        { "POST", "/assessments", Scopes.AssessmentsWrite },
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
            .Select(route => route.Replace("{id}", $"{Any}", StringComparison.Ordinal)
                .Replace("{code}", "any", StringComparison.Ordinal)
                .Replace("{version}", "1.0", StringComparison.Ordinal)
                .Replace("{number}", "1", StringComparison.Ordinal));
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
        Content = method != "GET" ? JsonContent.Create(new { }) : null,
        Headers = { { "Idempotency-Key", $"\"{Guid.NewGuid()}\"" }, { "If-Match", "*" } },
    };
}
