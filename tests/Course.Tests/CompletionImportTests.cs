using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Courses.Tests;

[Trait("requirement", "000-08")]
[Trait("requirement", "004-12")]
public sealed class CompletionImportTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_result_of_another_platform_completes_the_course_at_the_level_of_its_source()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        var import = await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{learner},,vneid-co-ban,2026-03-02,85\n");

        Assert.Equal((1, 0, 0), Results.Counts(import));
        var completion = (await Completions(officer, learner, 1))[0];
        Assert.Equal(
            ("national-platform", "national-platform", 85, place.Village),
            (completion.GetProperty("source").GetString(), completion.GetProperty("assuranceLevel").GetString(),
                completion.GetProperty("scorePercent").GetInt32(), completion.GetProperty("areaId").GetGuid()));
        Assert.False(completion.TryGetProperty("classId", out _));
        var imported = Assert.Single(await course.Bus.Events<CompletionImported>(), evt => evt.LearnerId == learner);
        Assert.Equal(completion.GetProperty("id").GetGuid(), imported.CompletionId);
        Assert.Equal(new DateOnly(2026, 3, 2), VietnamTime.DateOf(imported.CompletedAt));
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
        Assert.Equal(("vneid-basics", "national-platform", "imported"),
            (completed.CourseCode, completed.Source, completed.RuleCode));
    }

    [Fact]
    [Trait("requirement", "004-13")]
    public async Task Results_of_two_platforms_and_of_a_class_are_one_completion()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{learner},,dich-vu-cong-truc-tuyen,2026-03-02,\n");
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},{learner},,qlnn-dich-vu-cong,2026-03-09,\n",
            "state-management-training");

        var completion = Assert.Single(await Completions(officer, learner, 1));
        await Eventually.True(
            async () => (await course.Bus.Events<CompletionImported>()).Count(evt => evt.LearnerId == learner) == 2,
            "both results");
        Assert.All(
            (await course.Bus.Events<CompletionImported>()).Where(evt => evt.LearnerId == learner),
            evt => Assert.Equal(completion.GetProperty("id").GetGuid(), evt.CompletionId));
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
    }

    [Fact]
    public async Task The_same_file_is_the_same_import_and_the_same_result_the_same_result()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        var names = learners.Select(_ => Results.NewName()).ToArray();
        var rows = learners.Zip(names, (id, name) => $"{name},{id},,vneid-co-ban,2026-03-02,\n").ToArray();

        var uploads = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => officer.Upload(place.Commune, Results.Header + string.Concat(rows[..2]))));
        var ids = new HashSet<Guid>();
        foreach (var upload in uploads)
        {
            Assert.Equal(HttpStatusCode.Accepted, upload.StatusCode);
            ids.Add((await upload.Json()).GetProperty("id").GetGuid());
        }

        Assert.Single(ids);
        var more = await officer.Import(place.Commune, Results.Header + string.Concat(rows) + rows[2]);
        Assert.Equal((1, 3, 0), Results.Counts(more));
        foreach (var learner in learners)
            await Completions(officer, learner, 1);
        Assert.Equal(3, (await course.Bus.Events<CourseCompleted>()).Count(evt => learners.Contains(evt.LearnerId)));
    }

    [Fact]
    public async Task Every_wrong_row_is_listed_with_its_number_and_the_others_count()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learner = await course.NewLearner(place.Village);
        var stranger = await course.NewLearner(foreign.Village);
        using var officer = course.SignInAs(place.Commune);
        var good = Results.NewName();

        var import = await officer.Import(place.Commune, Results.Header
            + $"{good},{learner},,vneid-co-ban,2026-03-02,\n"
            + $"{good},{learner},,vneid-co-ban,2026-03-03,\n"
            + $"{Results.NewName()},{stranger},,vneid-co-ban,2026-03-02,\n"
            + $"{Results.NewName()},{learner},,tin-hoc-van-phong,2026-03-02,\n"
            + $"{Results.NewName()},{learner},,vneid-co-ban,2024-03-02,\n"
            + $"có dấu,{learner},,vneid-co-ban,2026-03-02,\n"
            + $"{Results.NewName()},,,vneid-co-ban,2026-03-02,\n"
            + $"{Results.NewName()},{learner},{Results.NewHash()},vneid-co-ban,2026-03-02,\n"
            + $"{Results.NewName()},,{Results.NewHash().ToUpperInvariant()}0,vneid-co-ban,2026-03-02,\n"
            + $"{Results.NewName()},{learner},,vneid-co-ban,2999-01-01,\n"
            + $"{Results.NewName()},{learner},,vneid-co-ban,2026-03-02,101\n"
            + $"{Results.NewName()},{learner}\n");

        Assert.Equal((1, 0, 11), Results.Counts(import));
        var id = import.GetProperty("id").GetGuid();
        var errors = await (await officer.GetAsync($"/imports/completions/{id}/errors?limit=6")).Json();
        var rest = await (await officer.GetAsync(
            $"/imports/completions/{id}/errors?fromRow={errors.GetProperty("nextRow").GetInt32()}")).Json();
        Assert.Equal(
            [
                (3, "external-id-reused"), (4, "learner-unknown"), (5, "course-unknown"), (6, "course-unknown"),
                (7, "external-id-invalid"), (8, "subject-invalid"), (9, "subject-invalid"), (10, "subject-invalid"),
                (11, "date-invalid"), (12, "score-invalid"), (13, "row-malformed"),
            ],
            Results.Items(errors).Concat(Results.Items(rest))
                .Select(error => (error.GetProperty("row").GetInt32(), error.GetProperty("code").GetString())));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/imports/completions/{id}/errors");
        request.Headers.Add("Accept", "text/csv");
        var csv = await (await officer.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Equal(12, csv.Trim().Split('\n').Length);
        Assert.Contains("course-unknown", csv, StringComparison.Ordinal);
        await Completions(officer, learner, 1);
    }

    [Theory]
    [InlineData("001099012345,{0},,vneid-co-ban,2026-03-02,")]
    [InlineData("kq-1,,001099012345,vneid-co-ban,2026-03-02,")]
    [InlineData("kq-1,{0},,vneid 001099012345,2026-03-02,")]
    public async Task A_file_with_a_citizen_id_is_refused_with_its_row_and_nothing_of_it_is_kept(string row)
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await officer.Upload(place.Commune, Results.Header
            + $"{Results.NewName()},{learner},,vneid-co-ban,2026-03-02,\n" + string.Format(null, row, learner) + "\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("citizen-id-in-file", await answer.Code());
        Assert.Equal(3, (await answer.Json()).GetProperty("row").GetInt32());
        Assert.DoesNotContain("001099012345", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Results.Items(await (await officer.GetAsync("/imports/completions")).Json()));
        Assert.Empty(await officer.CompletionsOf(learner));
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("external_id,course,completed_on\n", "file-empty")]
    [InlineData("external_id,full_name,course,completed_on\n", "column-unknown")]
    [InlineData("external_id,course,course,completed_on\n", "column-duplicate")]
    [InlineData("external_id,learner_id,completed_on\n", "column-missing")]
    [InlineData("external_id,course,completed_on\n\"a,b,c\n", "quote-unclosed")]
    public async Task An_unusable_file_is_refused(string csv, string code)
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        if (code is "quote-unclosed")
            csv += new string('x', 10_000);

        using var answer = await officer.Upload(place.Commune, csv);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.Code()));
        Assert.Empty(Results.Items(await (await officer.GetAsync("/imports/completions")).Json()));
    }

    [Fact]
    public async Task Foreign_areas_unknown_sources_and_other_scopes_are_refused()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Commune);
        using var other = course.SignInAs(foreign.Province);
        using var reader = course.SignInAs(place.Commune, Scopes.ClassesRead);
        var csv = Results.Header + $"{Results.NewName()},,{Results.NewHash()},vneid-co-ban,2026-03-02,\n";
        var id = (await officer.Import(place.Commune, csv)).GetProperty("id").GetGuid();

        using var area = await officer.Upload(foreign.Commune, csv);
        using var source = await officer.Upload(place.Commune, csv, "somewhere");
        using var forbidden = await reader.Upload(place.Commune, csv);

        Assert.Equal("unknown-area", await area.Code());
        Assert.Equal("unknown-source", await source.Code());
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.GetAsync($"/imports/completions/{id}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.GetAsync($"/imports/completions/{id}/errors")).StatusCode);
        Assert.Empty(Results.Items(await (await other.GetAsync("/imports/completions")).Json()));
        Assert.Empty(Results.Items(await (await other.GetAsync("/imported-results")).Json()));
    }

    [Fact]
    public async Task A_course_that_is_made_equivalent_counts_from_that_day_on()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var name = $"ky-nang-so-{Guid.CreateVersion7():N}";
        var courseId = await course.Db(
            db => db.Courses.Where(one => one.Code == "scam-avoidance").Select(one => one.Id).SingleAsync());
        var decision = new
        {
            externalCourse = name,
            courseId,
            courseVersion = 1,
            validFrom = "2026-01-01",
            basis = "QĐ 12/QĐ-SNV",
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => officer.Post("/completion-sources/state-management-training/equivalences", decision)));

        foreach (var answer in answers)
            Assert.Equal(1, (await answer.Json()).GetProperty("version").GetInt32());
        var import = await officer.Import(
            place.Commune,
            Results.Header + $"{Results.NewName()},{learner},,{name},2025-12-31,\n"
                + $"{Results.NewName()},{learner},,{name},2026-01-01,\n",
            "state-management-training");
        Assert.Equal((1, 0, 1), Results.Counts(import));
        await Completions(officer, learner, 1);
        using var earlier = await officer.Post(
            "/completion-sources/state-management-training/equivalences",
            new { externalCourse = name, courseId, courseVersion = 1, validFrom = "2025-06-01", basis = "khác" });
        Assert.Equal("equivalence-out-of-order", await earlier.Code());
        var sources = Results.Items(await (await officer.GetAsync("/completion-sources")).Json());
        Assert.Contains(
            sources.Single(one => one.GetProperty("code").GetString() is "state-management-training")
                .GetProperty("equivalences").EnumerateArray(),
            row => row.GetProperty("externalCourse").GetString() == name);
    }

    private static async Task<System.Text.Json.JsonElement[]> Completions(
        HttpClient officer, Guid learner, int count) => await Eventually.Get(
        async () => await officer.CompletionsOf(learner) is { } rows && rows.Length == count ? rows : null,
        $"{count} completions");
}
