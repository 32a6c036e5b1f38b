using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class SponsorTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "001-19")]
    public async Task An_enterprise_enrols_its_staff_in_one_list_and_sees_nobody_else()
    {
        var place = await course.NewPlace();
        var (own, other) = ((await course.NewHosts(place.Province)).Organisation,
            (await course.NewHosts(place.Province)).Organisation);
        var staff = await course.NewLearners(place.Village, 3, "worker");
        var before = await course.NewLearner(place.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{id}/enrolments", new { learnerId = before })).EnsureSuccessStatusCode();
        using var sponsor = course.SignInFor(own, place.Province);
        using var competitor = course.SignInFor(other, place.Province);

        using var answer = await sponsor.Post(
            $"/sponsored-enrolments/batches?classId={id}",
            EnrolmentBatchTests.Csv($"learner_id\n{string.Join('\n', staff)}\n{before}"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var batch = (await answer.Json()).GetProperty("id").GetGuid();
        var done = await EnrolmentBatchTests.Done(sponsor, $"/sponsored-enrolments/batches/{batch}");
        Assert.Equal((4, 4, 3, 1, 0, 0), EnrolmentBatchTests.Counts(done));
        var seen = await (await sponsor.GetAsync("/sponsored-enrolments")).Json();
        Assert.Equal(
            staff.Order(),
            seen.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("learnerId").GetGuid()).Order());
        Assert.Empty((await (await competitor.GetAsync("/sponsored-enrolments")).Json())
            .GetProperty("items").EnumerateArray());
        foreach (var path in new[] { $"batches/{batch}", $"batches/{batch}/errors.csv" })
            Assert.Equal(
                HttpStatusCode.NotFound, (await competitor.GetAsync($"/sponsored-enrolments/{path}")).StatusCode);
        Assert.All(
            (await course.Bus.Events<EnrolmentCreated>()).Where(evt => staff.Contains(evt.LearnerId)),
            evt => Assert.Equal(("sponsored", own), (evt.Mode, evt.SponsorId!.Value)));
    }

    [Fact, Trait("requirement", "001-19")]
    public async Task Its_figures_tell_of_nobody_in_particular()
    {
        var place = await course.NewPlace();
        var organisation = (await course.NewHosts(place.Province)).Organisation;
        var many = await course.NewLearners(place.Village, 12, "worker");
        var few = await course.NewLearners(place.Village, 3, "worker");
        var first = await course.NewClass(place.Village);
        var second = await course.NewClass(place.Village, template: "scam-avoidance");
        using var sponsor = course.SignInFor(organisation, place.Province);
        await Enrol(sponsor, first, many);
        await Enrol(sponsor, second, few);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, first, many[..6])).EnsureSuccessStatusCode();
        foreach (var learner in many[..2])
            (await course.Submit(officer, first, learner, right: 5)).EnsureSuccessStatusCode();

        var report = await (await sponsor.GetAsync("/sponsored-enrolments/report")).Json();

        Assert.Equal(5, report.GetProperty("smallestCell").GetInt32());
        var items = report.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Count);
        var large = items.Single(item => item.TryGetProperty("enrolled", out _));
        Assert.Equal(
            (12, 6), (large.GetProperty("enrolled").GetInt32(), large.GetProperty("attended").GetInt32()));
        Assert.False(large.TryGetProperty("completed", out _)); // two people would be named by the figure
        var small = items.Single(item => !item.TryGetProperty("enrolled", out _));
        Assert.False(small.TryGetProperty("attended", out _));
        var courseId = await course.Db(db =>
            db.Classes.Where(row => row.Id == second).Select(row => row.CourseId).SingleAsync());
        Assert.Equal(courseId, small.GetProperty("courseId").GetGuid());
    }

    [Fact]
    public async Task Without_an_organisation_in_the_token_nothing_is_shown()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province, Scopes.EnrolmentsSponsor);
        using var unknown = course.SignInFor(Guid.CreateVersion7(), place.Province);

        using var nobody = await officer.GetAsync("/sponsored-enrolments");
        using var stranger = await unknown.Post(
            "/sponsored-enrolments/batches", EnrolmentBatchTests.Csv("class_id,learner_id\nx,y"));

        Assert.Empty((await nobody.Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "unknown-organisation"),
            (stranger.StatusCode, await stranger.Code()));
    }

    private static async Task Enrol(HttpClient sponsor, Guid classId, Guid[] learners)
    {
        using var answer = await sponsor.Post(
            $"/sponsored-enrolments/batches?classId={classId}",
            EnrolmentBatchTests.Csv("learner_id\n" + string.Join('\n', learners)));
        var batch = (await answer.Json()).GetProperty("id").GetGuid();
        await EnrolmentBatchTests.Done(sponsor, $"/sponsored-enrolments/batches/{batch}");
    }
}
