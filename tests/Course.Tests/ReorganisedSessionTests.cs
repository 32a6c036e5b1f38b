using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>A village is merged after a session was closed there, and then the roll turns out wrong.</summary>
[Trait("requirement", "001-02"), Trait("requirement", "000-10")]
public sealed class ReorganisedSessionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_correction_after_the_merger_is_made_by_the_successor_and_the_session_stays_where_it_was_held()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learners = await course.NewLearners(place.Village, 3);
        using var former = course.SignInAs(place.Commune);
        var (session, held) = await former.NewSession(place.Commune, [place.Village, place.Village]);
        (await former.Report(session, 1, 5, learners[..2])).EnsureSuccessStatusCode();
        (await former.Report(session, 2, 4)).EnsureSuccessStatusCode();
        (await former.Post($"/sessions/{session}/close", new { })).EnsureSuccessStatusCode();
        var before = (await former.Read($"/sessions/{session}")).GetProperty("session");
        var successor = await Merge(place);
        using var officer = course.SignInAs(successor);
        using var stranger = course.SignInAs(foreign.Province);
        var wrong = (await officer.Read($"/sessions/{session}/points/1/attendances")).GetProperty("items")[0];

        using var counted = await officer.Report(session, 2, 7);
        using var claimed = await officer.Claim(session, 1, learners[2]);
        using var withdrawn = await officer.Post(
            $"/sessions/{session}/points/1/attendances/{wrong.GetProperty("id").GetGuid()}/withdraw",
            System.Net.Http.Json.JsonContent.Create(new { reason = "wrong-person" }),
            await officer.ETag($"/sessions/{session}/points/1"));
        using var elsewhere = await stranger.Report(session, 2, 9);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (counted.StatusCode, withdrawn.StatusCode, elsewhere.StatusCode));
        Assert.Equal(["named"], await claimed.Outcomes());
        Assert.Equal((12, 2, 10), await officer.Totals(session));

        // History: where and when it was held, who closed it with which totals, and who was on the roll.
        var after = (await officer.Read($"/sessions/{session}")).GetProperty("session");
        Assert.Equal(
            (place.Commune, before.GetProperty("closedAt").GetDateTimeOffset()),
            (after.GetProperty("areaId").GetGuid(), after.GetProperty("closedAt").GetDateTimeOffset()));
        var closed = Assert.Single(await course.Bus.Events<SessionClosed>(), evt => evt.ClassId == held);
        Assert.Equal((2, 7), (closed.Named, closed.Unnamed));
        var corrected = (await course.Bus.Events<SessionPointReported>())
            .Where(evt => evt.SessionId == session && evt.Number == 2).OrderBy(evt => evt.Version).ToList();
        Assert.Equal([4, 7], corrected.Select(evt => evt.HeadCount));
        Assert.All(corrected, evt => Assert.Equal(place.Village, evt.AreaId));
        Assert.Single((await officer.Read($"/sessions/{session}/points/1/withdrawals")).GetProperty("items")
            .EnumerateArray());
    }

    [Fact]
    public async Task A_completion_that_a_late_name_brings_is_seen_by_the_successor()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var former = course.SignInAs(place.Commune);
        var (session, held) = await former.NewSession(place.Commune, [place.Village]);
        (await former.Post($"/classes/{held}/enrolments", new { learnerId = learner })).EnsureSuccessStatusCode();
        (await course.Submit(former, held, learner, right: 5)).EnsureSuccessStatusCode();
        (await former.Report(session, 1, 3)).EnsureSuccessStatusCode();
        (await former.Post($"/sessions/{session}/close", new { })).EnsureSuccessStatusCode();
        using var officer = course.SignInAs(await Merge(place));

        using var claimed = await officer.Claim(session, 1, learner);

        Assert.Equal(["named"], await claimed.Outcomes());
        var completion = Assert.Single(await officer.CompletionsOf(learner));
        Assert.Equal(held, completion.GetProperty("classId").GetGuid());
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
    }

    /// <summary>The commune and its village end in a new commune, whose id is told.</summary>
    private async Task<Guid> Merge(Place place)
    {
        var successor = Guid.CreateVersion7();
        await course.Bus.Publish(Reorganised(place.Commune, "commune", place.Province, successor, place.Commune));
        await course.Bus.Publish(Reorganised(
            place.Village, "village", place.Province, successor, place.Commune, place.Village));
        await Eventually.True(
            () => course.Db(async db => 2 == await db.Areas.CountAsync(area =>
                (area.Id == place.Commune || area.Id == place.Village) && area.Version == 2)),
            "the merger");
        return successor;
    }

    private static AreaReorganised Reorganised(Guid area, string level, params Guid[] path) => new()
    {
        AreaId = area,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        Change = "merged",
        State = "ended",
        ParentId = path[^2],
        Path = path,
        Level = level,
        Name = "Đức Xuân",
        PredecessorIds = [],
        SuccessorIds = [path[1]],
    };
}
