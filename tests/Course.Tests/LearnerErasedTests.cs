using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class LearnerErasedTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task What_is_known_of_an_erased_learner_goes_and_the_figures_stay()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        var (learner, erasure) = (learners[0], Guid.CreateVersion7());

        await Erase(learner, erasure, place.Village);

        var answer = await Answered(erasure);
        Assert.Equal(
            (learner, "erased", "figures-without-persons"), (answer.LearnerId, answer.Outcome, answer.ReasonCode));
        var row = await course.Db(db => db.Learners.SingleAsync(row => row.Id == learner));
        Assert.Empty(row.Audiences);
        Assert.Equal(2, await course.Db(db => db.Enrolments.CountAsync(enrolment => enrolment.ClassId == id)));
        using var officer = course.SignInAs(place.Commune);
        var other = await course.NewClass(place.Village);
        using var seat = await officer.Post($"/classes/{other}/enrolments", new { learnerId = learner });
        Assert.NotEqual(HttpStatusCode.Created, seat.StatusCode);
    }

    [Fact]
    public async Task Who_was_erased_has_practised_as_a_figure_and_is_asked_nothing_more()
    {
        var place = await course.NewPlace();
        var (learner, erasure) = (await course.NewLearner(place.Village), Guid.CreateVersion7());
        using var officer = course.SignInAs(place.Commune);
        await officer.Practised(learner, PracticeSteps.Paid(assisted: true));

        await Erase(learner, erasure, place.Village);

        Assert.Equal("figures-without-persons", (await Answered(erasure)).ReasonCode);
        using var more = await officer.Practise(learner, PracticeSteps.Paid());
        Assert.Equal((HttpStatusCode.Conflict, "learner-inactive"), (more.StatusCode, await more.Code()));
    }

    [Fact]
    public async Task An_event_that_is_told_late_brings_nobody_back()
    {
        var (learner, village, erasure) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Erase(learner, erasure, village);
        Assert.Equal("nothing", (await Answered(erasure)).Outcome);

        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(learner, village));
        await course.NewLearner(village); // the queue keeps order: the late event was handled before this one

        var row = await course.Db(db => db.Learners.SingleAsync(row => row.Id == learner));
        Assert.Empty(row.Audiences);
        Assert.False(row.Active);
    }

    private Task<Guid> Erase(Guid learner, Guid erasure, Guid area) => course.Bus.Publish(new LearnerErased
    {
        LearnerId = learner,
        Version = 9,
        OccurredAt = DateTimeOffset.UtcNow,
        ErasureId = erasure,
        AreaId = area,
    });

    private Task<CourseErasureAnswered> Answered(Guid erasure) => Eventually.Get(
        async () => (await course.Bus.Events<CourseErasureAnswered>()).SingleOrDefault(evt => evt.ErasureId == erasure),
        "the answer");
}
