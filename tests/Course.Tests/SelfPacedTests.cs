using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;

namespace Platform.Courses.Tests;

public sealed class SelfPacedTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "003-20")]
    public async Task The_first_of_a_village_opens_its_class_and_the_others_join_it()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);

        using var first = await Enrol(officer, learners[0]);
        using var second = await Enrol(officer, learners[1]);
        using var again = await Enrol(officer, learners[0]);

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode, again.StatusCode));
        var id = (await first.Json()).GetProperty("classId").GetGuid();
        Assert.Equal(id, (await second.Json()).GetProperty("classId").GetGuid());
        var scheduled = Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.AreaId == place.Village);
        Assert.Equal((id, "self-paced"), (scheduled.ClassId, scheduled.Kind));
        Assert.All(
            (await course.Bus.Events<EnrolmentCreated>()).Where(evt => evt.ClassId == id),
            evt => Assert.Equal("self", evt.Mode));
        using var assessed = await course.Submit(officer, id, learners[0], right: 5);
        Assert.Equal(HttpStatusCode.Created, assessed.StatusCode); // no roll-call has to come first
    }

    [Fact]
    public async Task Twenty_who_are_first_at_once_open_one_class()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 20);
        using var officer = course.SignInAs(place.Commune);

        var answers = await Task.WhenAll(learners.Select(learner => Enrol(officer, learner)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var opened = await course.Db(db => db.Classes.AsNoTracking()
            .Where(row => row.AreaId == place.Village && row.Kind == ClassKind.SelfPaced).ToListAsync());
        Assert.Equal(20, Assert.Single(opened).SeatsTaken);
        Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.AreaId == place.Village);
    }

    [Fact]
    public async Task A_self_paced_class_has_no_time_to_be_moved_to_and_is_in_no_calendar()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        using var enrolled = await Enrol(officer, await course.NewLearner(place.Village));
        var id = (await enrolled.Json()).GetProperty("classId").GetGuid();

        using var moved = await officer.Post(
            $"/classes/{id}/reschedule",
            System.Net.Http.Json.JsonContent.Create(new { startsAt = DateTimeOffset.UtcNow, reason = "other" }), "*");
        var calendar = await officer.GetStringAsync($"/calendars/{place.Commune}.ics");

        Assert.Equal((HttpStatusCode.Conflict, "self-paced-class"), (moved.StatusCode, await moved.Code()));
        Assert.DoesNotContain("VEVENT", calendar);
    }

    [Fact]
    public async Task Who_is_unknown_or_elsewhere_opens_nothing()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var stranger = await course.NewLearner(foreign.Village);
        var own = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var elsewhere = await Enrol(officer, stranger);
        using var unknown = await Enrol(officer, Guid.CreateVersion7());
        using var nothing = await Enrol(officer, own, "chess");

        Assert.Equal("unknown-learner", await elsewhere.Code());
        Assert.Equal("unknown-learner", await unknown.Code());
        Assert.Equal("unknown-template", await nothing.Code());
        Assert.DoesNotContain(
            await course.Bus.Events<ClassScheduled>(),
            evt => evt.AreaId == place.Village || evt.AreaId == foreign.Village);
    }

    [Fact, Trait("requirement", "003-20")]
    public async Task Whoever_studies_alone_needs_nobody_to_see_it_and_is_marked_so()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        using var enrolled = await officer.Post(
            "/enrolments", new { learnerId = learner, templateCode = "online-public-services" });
        var held = (await enrolled.Json()).GetProperty("classId").GetGuid();

        using var passed = await course.Submit(officer, held, learner, right: 4);

        Assert.True((await passed.Json()).GetProperty("completed").GetBoolean());
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
        Assert.Equal(("self-paced", "self-study", 80), (
            completed.RuleCode, completed.AssuranceLevel, completed.ScorePercent));
    }

    private static Task<HttpResponseMessage> Enrol(
        HttpClient client, Guid learnerId, string templateCode = "vneid-basics") =>
        client.Post("/enrolments", new { learnerId, templateCode });
}
