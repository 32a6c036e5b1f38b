using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class ProjectionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_learner_is_known_once_the_event_has_come()
    {
        var place = await course.NewPlace();

        var learner = await course.NewLearner(place.Village);

        var snapshot = await course.Db(db => db.Learners.SingleAsync(row => row.Id == learner));
        Assert.Equal((place.Village, "citizen"), (snapshot.AreaId, Assert.Single(snapshot.Audiences)));
    }

    [Fact]
    public async Task A_learner_may_be_told_of_before_their_area()
    {
        var village = Guid.CreateVersion7();

        var learner = await course.NewLearner(village);

        Assert.Equal(village, await AreaOf(learner));
    }

    [Fact]
    public async Task The_same_message_twice_leaves_one_learner()
    {
        var (village, learner, message) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var registered = CourseFixture.NewLearnerRegistered(learner, village);

        await course.Bus.Publish(registered, message);
        await course.Bus.Publish(registered, message);
        await course.NewLearner(village);

        await Eventually.True(() => course.Db(db => db.Learners.AnyAsync(row => row.Id == learner)), "the learner");
        Assert.Equal(1, await course.Db(db => db.Learners.CountAsync(row => row.Id == learner)));
    }

    [Fact]
    public async Task An_older_version_does_not_undo_a_newer_one()
    {
        var (older, newer, learner) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(learner, newer, version: 2));
        await Eventually.True(() => course.Db(db => db.Learners.AnyAsync(row => row.Id == learner)), "the learner");
        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(learner, older, version: 1));
        await course.NewLearner(newer); // the queue keeps order: once this one is known, the older version was handled

        Assert.Equal(newer, await AreaOf(learner));
    }

    [Fact]
    public async Task Whoever_left_takes_no_new_seat_until_they_are_back()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);

        await Tell(learner, place.Village, 4, "deactivated");
        using var single = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner });
        using var bulk = await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = new[] { learner } });
        await Tell(learner, place.Village, 5, "active");
        using var again = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner });

        Assert.Equal((HttpStatusCode.Conflict, "learner-inactive"), (single.StatusCode, await single.Code()));
        Assert.Equal(
            "inactive-learner",
            (await bulk.Json()).GetProperty("outcomes")[0].GetProperty("outcome").GetString());
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task A_change_that_is_quicker_than_the_registration_is_not_undone_by_it()
    {
        var (learner, old, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        await Tell(learner, now, 4, "deactivated");
        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(learner, old));
        await course.NewLearner(old); // the queue keeps order: the registration was handled before this one

        Assert.Equal((now, false), await course.Db(db => db.Learners.Where(row => row.Id == learner)
            .Select(row => new ValueTuple<Guid, bool>(row.AreaId, row.Active)).SingleAsync()));
    }

    [Fact]
    public async Task Reference_data_is_seeded_once_however_often_it_is_applied()
    {
        var counts = await Counts();

        var changes = await course.Use<IServiceProvider, bool>(async services =>
        {
            await Seeds.Write(services, CancellationToken.None);
            return services.GetRequiredService<CourseDbContext>().ChangeTracker.HasChanges();
        });

        Assert.Equal((15, 15, 15, 15, 15), counts);
        Assert.False(changes);
    }

    [Fact]
    public async Task Every_question_of_the_reference_data_has_one_right_option()
    {
        var quizzes = await course.Db(db => db.Quizzes.AsNoTracking().ToListAsync());

        Assert.All(quizzes, quiz =>
        {
            Assert.NotEmpty(quiz.Questions);
            Assert.All(quiz.Questions, question =>
                Assert.Single(question.Options, option => option.Id == question.Correct));
        });
    }

    private async Task Tell(Guid learner, Guid area, long version, string state)
    {
        await course.Bus.Publish(new LearnerProfileChanged
        {
            LearnerId = learner,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = area,
            State = state,
            Audiences = ["citizen"],
            PreferredLanguage = "vi",
            ChangedFields = ["state"],
        });
        await Eventually.True(
            () => course.Db(db => db.Learners.AnyAsync(row => row.Id == learner && row.Version == version)),
            "the change");
    }

    private Task<Guid> AreaOf(Guid learner) =>
        course.Db(db => db.Learners.Where(row => row.Id == learner).Select(row => row.AreaId).SingleAsync());

    private Task<(int, int, int, int, int)> Counts() => course.Db(async db => (
        await db.Courses.CountAsync(), await db.CourseVersions.CountAsync(), await db.ClassTemplates.CountAsync(),
        await db.Quizzes.CountAsync(), await db.PassRules.CountAsync()));
}
