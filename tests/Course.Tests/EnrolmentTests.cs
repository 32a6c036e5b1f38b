using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class EnrolmentTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task Enrolling_again_returns_the_same_enrolment()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        var id = await course.NewClass(place.Village, capacity: 1);
        using var officer = course.SignInAs(place.Commune);

        using var first = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner });
        using var again = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        var enrolment = (await first.Json()).GetProperty("id").GetGuid();
        Assert.Equal(enrolment, (await again.Json()).GetProperty("id").GetGuid());
        var created = Assert.Single(await course.Bus.Events<EnrolmentCreated>(), evt => evt.ClassId == id);
        Assert.Equal((enrolment, learner, place.Village), (created.EnrolmentId, created.LearnerId, created.AreaId));
    }

    [Fact]
    public async Task Whoever_was_registered_twice_has_one_seat()
    {
        var place = await course.NewPlace();
        var (winner, loser) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        using var first = await officer.Post($"/classes/{id}/enrolments", new { learnerId = loser });
        var merge = Guid.CreateVersion7();
        await course.Bus.Publish(new LearnersMerged
        {
            LearnerId = winner,
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = loser,
            MergeId = merge,
            AreaId = place.Village,
        });
        await Eventually.True(
            () => course.Db(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge)), "the merge");

        using var again = await officer.Post($"/classes/{id}/enrolments", new { learnerId = winner });
        using var bulk = await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = new[] { winner } });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(
            (await first.Json()).GetProperty("id").GetGuid(), (await again.Json()).GetProperty("id").GetGuid());
        Assert.Equal(
            "already-enrolled",
            (await bulk.Json()).GetProperty("outcomes")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_full_class_takes_nobody_more()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        var id = await course.NewClass(place.Village, capacity: 1);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{id}/enrolments", new { learnerId = learners[0] })).EnsureSuccessStatusCode();

        using var answer = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learners[1] });

        Assert.Equal((HttpStatusCode.Conflict, "class-full"), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task A_closed_class_takes_nobody_more()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, id, [], unnamed: 3)).EnsureSuccessStatusCode();

        using var single = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner });
        using var bulk = await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = new[] { learner } });

        Assert.Equal((HttpStatusCode.Conflict, "class-closed"), (single.StatusCode, await single.Code()));
        Assert.Equal((HttpStatusCode.Conflict, "class-closed"), (bulk.StatusCode, await bulk.Code()));
    }

    [Fact]
    public async Task A_foreign_learner_looks_like_an_unknown_one()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var stranger = await course.NewLearner(foreign.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Province);

        using var known = await officer.Post($"/classes/{id}/enrolments", new { learnerId = stranger });
        using var unknown = await officer.Post($"/classes/{id}/enrolments", new { learnerId = Guid.CreateVersion7() });

        foreach (var answer in new[] { known, unknown })
            Assert.Equal(
                (HttpStatusCode.UnprocessableEntity, "unknown-learner"), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task A_bulk_tells_the_outcome_of_each_learner_in_the_order_sent()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 3);
        var id = await course.NewClass(place.Village, capacity: 2);
        var unknown = Guid.CreateVersion7();
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{id}/enrolments", new { learnerId = learners[0] })).EnsureSuccessStatusCode();

        using var answer = await officer.Post(
            $"/classes/{id}/enrolments/bulk",
            new { learnerIds = new[] { learners[0], unknown, learners[1], learners[1], learners[2] } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            [
                (learners[0], "already-enrolled"), (unknown, "unknown-learner"), (learners[1], "enrolled"),
                (learners[1], "already-enrolled"), (learners[2], "class-full"),
            ],
            (await answer.Json()).GetProperty("outcomes").EnumerateArray()
                .Select(item => (item.GetProperty("learnerId").GetGuid(), item.GetProperty("outcome").GetString()!)));
        var roll = await (await officer.GetAsync($"/classes/{id}/enrolments")).Json();
        Assert.Equal(
            [learners[0], learners[1]],
            roll.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("learnerId").GetGuid()));
        Assert.Equal(2, (await course.Bus.Events<EnrolmentCreated>()).Count(evt => evt.ClassId == id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_bulk_has_one_to_five_hundred_learners(int count)
    {
        using var officer = course.SignInAs(Guid.CreateVersion7());

        using var answer = await officer.Post(
            $"/classes/{Guid.CreateVersion7()}/enrolments/bulk",
            new { learnerIds = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()) });

        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task Fifty_at_once_for_the_last_seat_give_it_once()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 50);
        var id = await course.NewClass(place.Village, capacity: 1);
        using var officer = course.SignInAs(place.Commune);

        var answers = await Task.WhenAll(learners.Select(learner =>
            officer.Post($"/classes/{id}/enrolments", new { learnerId = learner })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Equal(1, await course.Db(db => db.Enrolments.CountAsync(enrolment => enrolment.ClassId == id)));
        Assert.Single(await course.Bus.Events<EnrolmentCreated>(), evt => evt.ClassId == id);
    }

    [Fact]
    public async Task One_learner_at_once_from_twenty_hands_sits_once()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            officer.Post($"/classes/{id}/enrolments", new { learnerId = learner })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        var joined = await course.Db(db => db.Classes.SingleAsync(row => row.Id == id));
        Assert.Equal(1, joined.SeatsTaken);
    }
}
