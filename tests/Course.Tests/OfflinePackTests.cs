using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.OfflineSteps;

namespace Platform.Courses.Tests;

/// <summary>
/// Phones without connectivity: what they take along, and what they bring back late, twice, in any order.
/// </summary>
public sealed class OfflinePackTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    /// <summary>Each test has phones of its own: xunit makes this class anew for each.</summary>
    private readonly string phone = SessionFixture.NewDevice(), other = SessionFixture.NewDevice();

    [Fact]
    public async Task A_pack_is_signed_and_holds_roll_and_quiz_without_the_answers()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);

        var (_, document) = await Pack(officer, new { classId = id });

        var held = Assert.Single(document.GetProperty("classes").EnumerateArray());
        Assert.Equal(
            learners.Order(), held.GetProperty("roll").EnumerateArray().Select(item => item.GetGuid()).Order());
        Assert.Equal(5, held.GetProperty("questions").GetArrayLength());
        Assert.DoesNotContain("correct", document.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_team_takes_its_open_classes_along()
    {
        var place = await course.NewPlace();
        var (_, _, team) = await course.NewHosts(place.Commune);
        using var officer = course.SignInAs(place.Commune);
        using var opened = await officer.Post("/classes", new
        {
            templateCode = "vneid-basics",
            areaId = place.Village,
            startsAt = DateTimeOffset.UtcNow,
            capacity = 5,
            teamId = team,
        });
        var id = (await opened.Json()).GetProperty("id").GetGuid();
        await course.NewClass(place.Village);

        var (_, document) = await Pack(officer, new { teamId = team });

        var classes = document.GetProperty("classes").EnumerateArray();
        Assert.Equal([id], classes.Select(held => held.GetProperty("classId").GetGuid()));
        using var neither = await officer.Post("/offline-packs", new { });
        Assert.Equal((HttpStatusCode.BadRequest, "class-or-team"), (neither.StatusCode, await neither.Code()));
    }

    [Fact]
    public async Task Two_phones_bring_the_same_people_back_late_twice_and_out_of_order_and_each_counts_once()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (pack, _) = await Pack(officer, new { classId = id });
        using var closed = await CourseFixture.Close(officer, id, learners[..1], unnamed: 1);
        var session = (await closed.Json()).GetProperty("sessionId").GetGuid();
        object[] names = [Name(id, learners[0]), Name(id, learners[1])];
        object[] papers = [await Paper(id, learners[1], right: 5), await Paper(id, learners[0], right: 2)];

        using var papersFirst = await Send(officer, pack, phone, [], papers);
        using var first = await Send(officer, pack, phone, names, papers);
        using var again = await Send(officer, pack, phone, names, papers);
        using var second = await Send(
            officer, pack, other, [Name(id, learners[1])], [await Paper(id, learners[0], right: 5)]);

        Assert.Equal(["judged:100", "judged:40"], await Rows(papersFirst));
        Assert.Equal(["repeated", "named", "judged:100", "judged:40"], await Rows(first));
        Assert.Equal(["repeated", "named", "judged:100", "judged:40"], await Rows(again));
        Assert.Equal(["repeated", "judged:100"], await Rows(second));
        Assert.Equal((2, 2, 0), await officer.Totals(session));
        Assert.Equal(2, (await course.Bus.Events<AttendanceRecorded>()).Count(evt => evt.ClassId == id));
        var judged = (await course.Bus.Events<AssessmentCompleted>()).Where(evt => learners.Contains(evt.LearnerId));
        Assert.Equal(3, judged.Count());
        Assert.Equal(
            learners.Order(),
            (await course.Bus.Events<CourseCompleted>()).Where(evt => learners.Contains(evt.LearnerId))
                .Select(evt => evt.LearnerId).Order());
    }

    [Fact]
    public async Task The_same_rows_from_two_phones_at_once_take_effect_once()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        var (pack, _) = await Pack(officer, new { classId = id });
        object[] names = [.. learners.Select(learner => Name(id, learner))];
        object[] papers = [await Paper(id, learners[0], right: 5)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Send(officer, pack, phone, names, papers)));

        foreach (var answer in answers)
            Assert.Equal(["named", "named", "named", "judged:100"], await Rows(answer));
        Assert.Equal(3, (await course.Bus.Events<AttendanceRecorded>()).Count(evt => evt.ClassId == id));
        Assert.Equal(1, (await course.Bus.Events<AssessmentCompleted>()).Count(evt => evt.LearnerId == learners[0]));
    }

    [Fact]
    public async Task A_roll_taken_offline_waits_for_the_heads_and_closes_like_any_other()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (pack, _) = await Pack(officer, new { classId = id });
        using var sent = await Send(officer, pack, phone, [Name(id, learners[0])], []);

        using var closed = await CourseFixture.Close(officer, id, learners[1..], unnamed: 3);

        Assert.Equal(["named"], await Rows(sent));
        var roll = await closed.Json();
        Assert.Equal((2, 3), (roll.GetProperty("named").GetInt32(), roll.GetProperty("unnamed").GetInt32()));
        Assert.Equal((5, 2, 3), await officer.Totals(roll.GetProperty("sessionId").GetGuid()));
    }

    [Fact]
    public async Task A_row_that_cannot_be_taken_yet_is_refused_alone_and_taken_when_it_comes_again()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var other = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var (pack, _) = await Pack(officer, new { classId = id });
        var unborn = Guid.CreateVersion7();
        object[] names = [Name(id, unborn), Name(other, learners[0]), Name(id, learners[0])];

        using var early = await Send(officer, pack, phone, names, [await Paper(id, unborn, right: 5)]);
        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(unborn, place.Village));
        await Eventually.True(() => course.Db(db => db.Learners.AnyAsync(row => row.Id == unborn)), "the learner");
        using var late = await Send(officer, pack, phone, names, []);

        Assert.Equal(
            ["refused:unknown-learner", "refused:class-not-in-pack", "named", "refused:not-enrolled"],
            await Rows(early));
        Assert.Equal(["named", "refused:class-not-in-pack", "named"], await Rows(late));
    }

    [Fact]
    public async Task A_phone_is_told_which_of_its_people_are_one()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (pack, _) = await Pack(officer, new { classId = id });
        var merge = Guid.CreateVersion7();
        await course.Bus.Publish(new LearnersMerged
        {
            MergeId = merge,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learners[0],
            MergedLearnerId = learners[1],
            AreaId = place.Village,
        });
        await Eventually.True(
            () => course.Db(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge)), "the merger");

        using var sent = await Send(
            officer, pack, phone, [Name(id, learners[0]), Name(id, learners[1])], []);

        Assert.Equal(["named", "repeated"], await Rows(sent));
        var correction = Assert.Single((await sent.Json()).GetProperty("corrections").EnumerateArray());
        Assert.Equal(
            (learners[1], learners[0]),
            (correction.GetProperty("learnerId").GetGuid(), correction.GetProperty("isNow").GetGuid()));
    }

    [Fact]
    public async Task Packs_and_results_stay_within_the_area()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(place.Commune);
        using var stranger = course.SignInAs(foreign.Province);
        var (pack, _) = await Pack(officer, new { classId = id });

        using var issued = await stranger.Post("/offline-packs", new { classId = id });
        using var sent = await Send(stranger, pack, phone, [Name(id, learners[0])], []);

        Assert.Equal("unknown-class", await issued.Code());
        Assert.Equal("unknown-pack", await sent.Code());
    }

    private async Task<object> Paper(Guid classId, Guid learnerId, int right) => new
    {
        id = Guid.CreateVersion7(),
        classId,
        learnerId,
        writtenAt = DateTimeOffset.UtcNow,
        answers = await course.Answers(classId, right),
    };
}
