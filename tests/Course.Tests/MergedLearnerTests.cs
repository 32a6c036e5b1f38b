using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>Somebody who was registered twice, and does things now under the one id and now under the other.</summary>
[Trait("requirement", "000-06")]
public sealed class MergedLearnerTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_seat_an_attempt_and_a_roll_call_under_either_id_complete_the_course_of_the_one_that_stays()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var (winner, loser) = (await course.NewLearner(place.Village), learners[0]);
        using var officer = course.SignInAs(place.Commune);
        await Merge(place, winner, loser);

        using var paper = await course.Submit(officer, id, winner, right: 5); // the seat is the other one's
        using var closed = await CourseFixture.Close(officer, id, [loser, winner]);

        Assert.Equal(HttpStatusCode.Created, paper.StatusCode);
        var roll = await closed.Json();
        Assert.Equal((1, 1), (roll.GetProperty("named").GetInt32(), roll.GetProperty("completed").GetInt32()));
        var present = Assert.Single(await course.Bus.Events<AttendanceRecorded>(), evt => evt.ClassId == id);
        Assert.Equal(winner, present.LearnerId);
        Assert.Equal([winner], await Completed(winner, loser));
        foreach (var either in new[] { winner, loser })
        {
            var listed = await (await officer.GetAsync($"/completions?learnerId={either}")).Json();
            Assert.Single(listed.GetProperty("items").EnumerateArray());
        }
    }

    [Fact]
    public async Task The_attempts_of_both_ids_are_counted_together_and_a_course_done_before_is_not_done_again()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        var (winner, loser) = (learners[0], learners[1]);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, id, [loser])).EnsureSuccessStatusCode();
        (await course.Submit(officer, id, loser, right: 5)).EnsureSuccessStatusCode();
        (await course.Submit(officer, id, winner, right: 1)).EnsureSuccessStatusCode();
        await Merge(place, winner, loser);

        using var third = await course.Submit(officer, id, loser, right: 5);
        using var fourth = await course.Submit(officer, id, winner, right: 5);

        Assert.True((await third.Json()).GetProperty("completed").GetBoolean());
        Assert.Equal((HttpStatusCode.Conflict, "attempts-exhausted"), (fourth.StatusCode, await fourth.Code()));
        Assert.Equal([loser], await Completed(winner, loser));
    }

    [Fact]
    public async Task One_was_there_and_the_other_passed_so_the_person_has_done_the_course()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        var (again, both) = (await course.NewClass(place.Village), learners);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{again}/enrolments/bulk", new { learnerIds = both })).EnsureSuccessStatusCode();
        foreach (var held in new[] { id, again })
        {
            (await course.Submit(officer, held, both[0], right: 4)).EnsureSuccessStatusCode();
            (await CourseFixture.Close(officer, held, [both[1]])).EnsureSuccessStatusCode();
        }

        await Merge(place, both[0], both[1]);

        await Eventually.True(async () => (await Completed(both)).SequenceEqual([both[0]]), "the completion");
    }

    [Fact]
    public async Task After_an_undone_merge_each_is_alone_again()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var (winner, loser) = (await course.NewLearner(place.Village), learners[0]);
        using var officer = course.SignInAs(place.Commune);
        var merge = await Merge(place, winner, loser);
        await course.Bus.Publish(new LearnersUnmerged
        {
            LearnerId = winner,
            Version = 5,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = loser,
            MergeId = merge,
            AreaId = place.Village,
        });
        await Known(merge, undone: true);

        using var paper = await course.Submit(officer, id, winner, right: 5);
        using var closed = await CourseFixture.Close(officer, id, [winner]);

        Assert.Equal("not-enrolled", await paper.Code());
        Assert.Equal("not-enrolled", await closed.Code());
    }

    private async Task<Guid> Merge(Place place, Guid winner, Guid loser)
    {
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
        await Known(merge, undone: false);
        return merge;
    }

    private Task Known(Guid merge, bool undone) => Eventually.True(
        () => course.Db(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge && row.Undone == undone)),
        "the merge");

    private async Task<IEnumerable<Guid>> Completed(params Guid[] learners) =>
        (await course.Bus.Events<CourseCompleted>()).Where(evt => learners.Contains(evt.LearnerId))
        .Select(evt => evt.LearnerId).ToList();
}
