using System.Net;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

public sealed class CatalogueTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "000-12"), Trait("requirement", "000-13")]
    public async Task A_course_on_ai_is_drafted_published_and_found_by_those_it_is_for()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);

        var id = await owner.DraftCourse(kind: "ai");
        using var published = await owner.Publish(id);

        Assert.Equal(1, (await published.Json()).GetProperty("version").GetInt32());
        var evt = Assert.Single(await course.Bus.Events<CoursePublished>(), evt => evt.CourseId == id);
        Assert.Equal(
            (1L, 1, "ai", "grassroots", place.Province),
            (evt.Version, evt.CourseVersion, evt.Kind, evt.Level, evt.AreaId));
        Assert.Equal([CatalogueSteps.Skill], evt.SkillCodes);
        using var village = course.SignInAs(place.Village);
        var found = await village.Read("/courses?audience=youth-union&level=grassroots&language=hmn");
        Assert.Contains(id, found.Ids());
        Assert.DoesNotContain(id, (await village.Read("/courses?audience=cadre")).Ids());
        var version = await village.Read($"/courses/{id}/versions/1");
        Assert.Equal("Trung ương Đoàn", version.GetProperty("trainer").GetString());
        Assert.Equal(
            ["vi", "hmn"],
            version.GetProperty("modules")[0].GetProperty("lessons")[0].GetProperty("variants").Strings("language"));
        Assert.Equal(1, (await village.Read($"/courses/{id}/quiz")).GetProperty("questions").GetArrayLength());
    }

    [Theory, Trait("requirement", "004-10")]
    [InlineData("cadre", "core-force-basics")]
    [InlineData("student", "ai-tools")]
    [InlineData("worker", "ai-tools")]
    [InlineData("citizen", "vneid-basics")]
    public async Task Each_audience_has_a_curriculum(string audience, string code)
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        var items = (await officer.Read($"/courses?audience={audience}&limit=100")).GetProperty("items");

        Assert.Contains(code, items.Strings("code"));
        Assert.All(items.EnumerateArray(), item => Assert.NotEmpty(item.GetProperty("skillCodes").EnumerateArray()));
    }

    [Fact, Trait("requirement", "003-19")]
    public async Task What_is_too_long_or_leads_to_nothing_people_do_is_not_published()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var content = CatalogueSteps.Content();
        content["durationMinutes"] = 45;
        content["practiceTasks"] = Array.Empty<string>();
        content["skillCodes"] = Array.Empty<string>();
        content["questions"] = Array.Empty<object>();
        var id = await owner.DraftCourse(content);

        using var refused = await owner.Publish(id);

        var (status, code, reasons) = await refused.Refusal("reasons");
        Assert.Equal((422, "publish-refused"), (status, code));
        Assert.Equal(["too-long", "no-skill", "no-practice-task", "no-question"], reasons);
        Assert.DoesNotContain(await course.Bus.Events<CoursePublished>(), evt => evt.CourseId == id);
        using var village = course.SignInAs(Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync($"/courses/{id}")).StatusCode);

        using var shortened = await owner.Put($"/courses/{id}/draft", CatalogueSteps.Content());
        using var published = await owner.Publish(id);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (shortened.StatusCode, published.StatusCode));
    }

    [Fact, Trait("requirement", "003-19")]
    public async Task Lessons_that_add_up_to_more_than_the_set_length_are_too_long_whatever_the_course_says()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var content = CatalogueSteps.Content();
        content["modules"] = new[] { CatalogueSteps.Module(CatalogueSteps.Lesson("l1"), CatalogueSteps.Lesson("l2")) };

        using var refused = await owner.Publish(await owner.DraftCourse(content));

        Assert.Equal(["too-long"], (await refused.Refusal("reasons")).Members);
    }

    [Fact]
    public async Task Learners_stay_on_the_version_they_began_with()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var id = await owner.PublishCourse();
        var code = CatalogueSteps.NewCode("mau");
        (await owner.Post("/class-templates", new { code, courseId = id })).EnsureSuccessStatusCode();
        var begun = await course.NewClass(place.Village, template: code);

        (await owner.Put($"/courses/{id}/draft", CatalogueSteps.Content("Bản hai"))).EnsureSuccessStatusCode();
        using var second = await owner.Publish(id);
        (await owner.Put(
            $"/class-templates/{code}",
            new { courseVersion = 2, durationMinutes = 20, slots = new[] { "evening" } })).EnsureSuccessStatusCode();
        var next = await course.NewClass(place.Village, template: code);

        Assert.Equal(2, (await second.Json()).GetProperty("version").GetInt32());
        Assert.Equal(1, (await owner.Read($"/classes/{begun}")).GetProperty("courseVersion").GetInt32());
        Assert.Equal(2, (await owner.Read($"/classes/{next}")).GetProperty("courseVersion").GetInt32());
        var old = (await owner.Read($"/courses/{id}/versions/1")).GetProperty("course");
        Assert.Equal("AI trong nông nghiệp", old.GetProperty("titleVi").GetString());
        Assert.Equal(
            [1L, 2L], (await course.Bus.Events<CoursePublished>()).Where(e => e.CourseId == id).Select(e => e.Version));
    }

    [Fact]
    public async Task Of_two_authors_who_saw_the_same_draft_one_writes_and_one_reads_again()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var id = await owner.DraftCourse();
        var etag = (await owner.GetAsync($"/courses/{id}/draft")).Headers.ETag!.Tag;

        using var first = await owner.Put($"/courses/{id}/draft", CatalogueSteps.Content("Một"), etag);
        using var second = await owner.Put($"/courses/{id}/draft", CatalogueSteps.Content("Hai"), etag);
        using var stale = await owner.Publish(id, etag);
        using var without = await owner.Put($"/courses/{id}/draft", CatalogueSteps.Content(), etag: null);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal("Một", (await owner.Read($"/courses/{id}/draft")).GetProperty("titleVi").GetString());
    }

    [Fact]
    public async Task Ten_who_publish_one_draft_at_the_same_time_publish_one_version()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var id = await owner.DraftCourse();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.Publish(id)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await course.Bus.Events<CoursePublished>(), evt => evt.CourseId == id);
        Assert.Equal(1, (await owner.Read($"/courses/{id}")).GetProperty("versions").GetArrayLength());
        Assert.Equal("no-draft", await (await owner.Publish(id)).Code());
    }

    [Fact]
    public async Task A_draft_that_contradicts_itself_or_names_unknown_skills_is_refused()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var contradictory = CatalogueSteps.Content();
        contradictory["questions"] = new[] { CatalogueSteps.Question("q1", "z"), CatalogueSteps.Question("q1", "a") };
        var video = new { language = "vi", title = "Xem", url = "http://hoc.example/a.mp4" };
        contradictory["modules"] = new[]
        {
            CatalogueSteps.Module(CatalogueSteps.Lesson("l1", kind: "video", variants: [video])),
        };
        var unknown = CatalogueSteps.Content();
        unknown["skillCodes"] = new[] { CatalogueSteps.Skill, "757-citizens@1.0/flying" };
        unknown["practiceTasks"] = new[] { "look-up-farm-prices", "fly" };

        using var first = await Draft(contradictory);
        using var second = await Draft(unknown);

        Assert.Equal(
            ["question-id-twice", "question-without-right-option", "lesson-without-content"],
            (await first.Refusal("faults")).Members);
        var (status, code, codes) = await second.Refusal("codes");
        Assert.Equal((422, "unknown-code"), (status, code));
        Assert.Equal(["757-citizens@1.0/flying", "fly"], codes);

        Task<HttpResponseMessage> Draft(Dictionary<string, object?> content) =>
            owner.Post("/courses", new { code = CatalogueSteps.NewCode("course"), kind = "basic", content });
    }

    [Fact]
    public async Task A_course_of_another_province_looks_like_an_unknown_one()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var owner = course.SignInAs(place.Province);
        using var other = course.SignInAs(foreign.Province);
        using var commune = course.SignInAs(place.Commune);
        var id = await owner.PublishCourse();

        foreach (var path in new[] { $"/courses/{id}", $"/courses/{id}/versions/1", $"/courses/{id}/quiz" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.DoesNotContain(id, (await other.Read("/courses?limit=100&audience=farmer")).Ids());
        using var stolen = await other.Post(
            "/class-templates", new { code = CatalogueSteps.NewCode("mau"), courseId = id });
        Assert.Equal("unknown-course", await stolen.Code());
        foreach (var client in new[] { other, commune }) // a commune uses what its province offers, and changes nothing
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/courses/{id}/draft")).StatusCode);
            using var written = await client.Put($"/courses/{id}/draft", CatalogueSteps.Content());
            Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Publish(id)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await commune.GetAsync($"/courses/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_decision_on_the_pass_mark_is_a_new_rule_and_never_reaches_back()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var id = await owner.PublishCourse();

        using var answer = await owner.Post(
            $"/courses/{id}/pass-rules",
            new { passPercent = 80, attemptsPerClass = 2, source = "12/QĐ-SKHCN", validFrom = "2020-01-01T00:00:00Z" });

        Assert.Equal(2, (await answer.Json()).GetProperty("version").GetInt32());
        var rules = (await owner.Read($"/courses/{id}")).GetProperty("passRules");
        Assert.Equal([60, 80], rules.EnumerateArray().Select(rule => rule.GetProperty("passPercent").GetInt32()));
        Assert.True(rules[1].GetProperty("validFrom").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task A_list_of_courses_comes_page_by_page()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var own = new[] { await owner.PublishCourse(), await owner.PublishCourse(), await owner.PublishCourse() };
        var all = new List<Guid>();
        string? cursor = null;

        do
        {
            var page = await owner.Read("/courses?limit=2" + (cursor is null ? "" : $"&cursor={cursor}"));
            all.AddRange(page.Ids());
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(own, all.TakeLast(3));
        Assert.Equal(all.Distinct().Order(), all);
    }
}
