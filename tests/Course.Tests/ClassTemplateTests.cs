using System.Net;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class ClassTemplateTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly string[] EveningAndWeekend = ["evening", "weekend"];

    private static readonly object Pack = new
    {
        url = "https://hoc.example/packs/ai.zip",
        bytes = 41_943_040,
        sha256 = new string('a', 64),
    };

    [Theory]
    [InlineData("vneid-basics", "digital-identity")]
    [InlineData("cashless-payment", "cashless-payment")]
    [InlineData("online-public-services", "online-public-services")]
    [InlineData("portal-search", "information-search")]
    [InlineData("own-data", "own-data")]
    [InlineData("digital-signing", "digital-signing")]
    [InlineData("e-payment", "cashless-payment")]
    [InlineData("scam-avoidance", "personal-safety")]
    [InlineData("essential-platforms", "essential-platforms")]
    [Trait("requirement", "000-02"), Trait("requirement", "000-03"), Trait("requirement", "000-04")]
    [Trait("requirement", "000-05")]
    [Trait("requirement", "001-16"), Trait("requirement", "002-03")]
    public async Task A_commune_opens_a_class_from_a_template_that_leads_to_a_skill(string template, string skill)
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);

        var found = await officer.Read($"/class-templates?skill=757-citizens@1.0/{skill}");
        var opened = await course.NewClass(place.Village, template: template);

        Assert.Contains(template, found.GetProperty("items").Strings("code"));
        Assert.Equal(template, (await officer.Read($"/classes/{opened}")).GetProperty("templateCode").GetString());
    }

    [Fact, Trait("requirement", "002-04")]
    public async Task A_class_of_thirty_minutes_in_the_evening_comes_with_a_pack_to_fetch_beforehand()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var code = CatalogueSteps.NewCode("mau");

        using var created = await owner.Post("/class-templates", new
        {
            code,
            courseId = await owner.PublishCourse(),
            durationMinutes = 30,
            slots = EveningAndWeekend,
            pack = Pack,
        });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var village = course.SignInAs(place.Village);
        var template = (await village.Read("/class-templates?slot=evening")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("code").GetString() == code);
        Assert.Equal(30, template.GetProperty("durationMinutes").GetInt32());
        Assert.Equal(EveningAndWeekend, template.GetProperty("slots").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("https://hoc.example/packs/ai.zip", template.GetProperty("pack").GetProperty("url").GetString());
        Assert.DoesNotContain(
            code, (await village.Read("/class-templates?slot=daytime")).GetProperty("items").Strings("code"));
    }

    [Fact]
    public async Task From_a_template_that_was_withdrawn_or_is_of_another_province_no_class_is_opened()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var owner = course.SignInAs(place.Province);
        using var other = course.SignInAs(foreign.Province);
        var code = CatalogueSteps.NewCode("mau");
        (await owner.Post("/class-templates", new { code, courseId = await owner.PublishCourse() }))
            .EnsureSuccessStatusCode();
        var body = new { courseVersion = 1, durationMinutes = 30, slots = EveningAndWeekend, withdrawn = true };
        var foreignOthers = await OpenOtherwise(other, foreign, code);

        using var foreignClass = await other.Post(
            "/classes", CourseFixture.NewClassBody(foreign.Village, template: code));
        using var foreignChange = await other.Put($"/class-templates/{code}", body);
        using var withdrawn = await owner.Put($"/class-templates/{code}", body);
        using var late = await owner.Post("/classes", CourseFixture.NewClassBody(place.Village, template: code));
        var lateOthers = await OpenOtherwise(owner, place, code);

        Assert.Equal("unknown-template", await foreignClass.Code());
        Assert.Equal(HttpStatusCode.NotFound, foreignChange.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal("unknown-template", await late.Code());
        Assert.All(foreignOthers.Concat(lateOthers), refusal => Assert.Equal("unknown-template", refusal));
        Assert.True((await owner.Read($"/class-templates/{code}")).GetProperty("withdrawn").GetBoolean());
    }

    /// <summary>Asks for a series, a session and study at one's own pace from the template.</summary>
    private async Task<string?[]> OpenOtherwise(HttpClient officer, Place place, string code)
    {
        using var series = await officer.Post("/classes/series", new
        {
            templateCode = code,
            areaId = place.Village,
            first = VietnamTime.Today(TimeProvider.System),
            days = new[] { "saturday" },
            time = "19:30:00",
            capacity = 10,
            count = 2,
        });
        using var session = await officer.Post("/sessions", new
        {
            templateCode = code,
            kind = "online",
            areaId = place.Commune,
            startsAt = DateTimeOffset.UtcNow,
            points = new[] { new { areaId = place.Village, capacity = 20 } },
        });
        var learner = await course.NewLearner(place.Village);
        using var alone = await officer.Post("/enrolments", new { learnerId = learner, templateCode = code });
        return [await series.Code(), await session.Code(), await alone.Code()];
    }

    [Fact]
    public async Task A_template_is_changed_by_whoever_saw_it_last()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var code = CatalogueSteps.NewCode("mau");
        (await owner.Post("/class-templates", new { code, courseId = await owner.PublishCourse() }))
            .EnsureSuccessStatusCode();
        var etag = (await owner.GetAsync($"/class-templates/{code}")).Headers.ETag!.Tag;

        using var first = await Change(20);
        using var second = await Change(25);
        using var taken = await owner.Post("/class-templates", new { code, courseId = await owner.PublishCourse() });
        using var unknown = await owner.Put(
            $"/class-templates/{code}", new { courseVersion = 9, durationMinutes = 20, slots = EveningAndWeekend });

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal("template-code-taken", await taken.Code());
        Assert.Equal("unknown-course", await unknown.Code());

        Task<HttpResponseMessage> Change(int durationMinutes) => owner.Put(
            $"/class-templates/{code}", new { courseVersion = 1, durationMinutes, slots = EveningAndWeekend }, etag);
    }
}
