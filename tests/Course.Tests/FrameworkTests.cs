using System.Net;

namespace Platform.Courses.Tests;

public sealed class FrameworkTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "004-10")]
    public async Task The_frameworks_of_the_four_audiences_and_of_schools_are_there_with_their_sources()
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        var items = (await officer.Read("/frameworks")).GetProperty("items");

        Assert.Equal(
            ["757-cadres", "757-citizens", "757-students", "757-workers", "tt02"],
            items.Strings("code").Where(code => code!.StartsWith("757", StringComparison.Ordinal) || code == "tt02"));
        Assert.All(items.Strings("source"), source => Assert.NotEmpty(source!));
        var worker = (await officer.Read("/frameworks?audience=worker")).GetProperty("items");
        Assert.Equal(["757-workers"], worker.Strings("code"));
    }

    [Fact, Trait("requirement", "004-10")]
    public async Task The_framework_of_schools_has_six_domains_24_competences_and_four_levels_in_eight_steps()
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        var school = await officer.Read("/frameworks/tt02/versions/1.0");

        Assert.Equal(6, school.GetProperty("domains").GetArrayLength());
        Assert.Equal(24, school.GetProperty("skills").GetArrayLength());
        Assert.Contains("tt02@1.0/6.3", school.GetProperty("skills").Strings("code"));
        var steps = school.GetProperty("levels").EnumerateArray()
            .SelectMany(level => level.GetProperty("steps").EnumerateArray()).Select(step => step.GetInt32());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], steps);
        Assert.Equal("secondary", school.GetProperty("evidence").GetString());
    }

    [Fact]
    public async Task A_province_writes_versions_of_its_own_framework_and_never_changes_one()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var owner = course.SignInAs(place.Province);
        using var other = course.SignInAs(foreign.Province);
        var code = CatalogueSteps.NewCode("khung");

        using var first = await owner.Post("/frameworks", Framework(code, "1.0"));
        using var again = await owner.Post("/frameworks", Framework(code, "1.0"));
        using var second = await owner.Post("/frameworks", Framework(code, "1.1"));
        using var taken = await other.Post("/frameworks", Framework(code, "2.0"));
        using var ministry = await owner.Post("/frameworks", Framework("757-citizens", "9.0"));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("framework-version-exists", await again.Code());
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal("framework-code-taken", await taken.Code());
        Assert.Equal("framework-code-taken", await ministry.Code());
        using var village = course.SignInAs(place.Village); // what the province writes, its villages read
        Assert.Contains(code, (await village.Read("/frameworks")).GetProperty("items").Strings("code"));
        using var unseen = await other.GetAsync($"/frameworks/{code}/versions/1.0");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact]
    public async Task Ten_who_write_one_version_at_the_same_time_write_it_once()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var code = CatalogueSteps.NewCode("khung");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => owner.Post("/frameworks", Framework(code, "1.0"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_skill_in_an_area_that_is_not_there_is_refused()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);

        using var answer = await owner.Post(
            "/frameworks", Framework(CatalogueSteps.NewCode("khung"), "1.0", domain: "elsewhere"));

        Assert.Equal("framework-inconsistent", await answer.Code());
    }

    private static object Framework(string code, string version, string domain = "payment") => new
    {
        code,
        version,
        nameVi = "Khung của tỉnh",
        nameEn = "Framework of the province",
        source = "Quyết định 12/QĐ-UBND",
        evidence = "verified",
        validFrom = "2026-01-01",
        audiences = new[] { "citizen" },
        levels = Array.Empty<object>(),
        domains = new[] { new { code = "payment", vi = "Thanh toán", en = "Payment" } },
        skills = new[] { new { code = "qr", domain, vi = "Quét mã QR", en = "Scanning a QR code" } },
    };
}
