using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using static Platform.Courses.Tests.OfflineSteps;

namespace Platform.Courses.Tests;

/// <summary>The roll of a point is kept on a phone without connectivity, where a session meets at several.</summary>
[Trait("requirement", "000-10")]
public sealed class OfflinePointTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private readonly string phone = SessionFixture.NewDevice(), other = SessionFixture.NewDevice();

    [Fact]
    public async Task A_village_takes_its_own_point_along_and_brings_its_heads_and_names_back()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 2);
        var learners = await course.NewLearners(villages[0], 3);
        var elsewhere = await course.NewLearner(villages[1]);
        using var host = course.SignInAs(place.Province);
        var (session, held) = await host.NewSession(place.Province, villages);
        (await host.Post($"/classes/{held}/enrolments/bulk", new { learnerIds = (Guid[])[learners[0], elsewhere] }))
            .EnsureSuccessStatusCode();
        using var village = course.SignInAs(villages[0]);

        var (pack, document) = await Pack(village, new { classId = held });
        object[] names = [.. learners.Select(learner => Name(held, learner, 1))];
        var heads = Heads(held, 1, 20, DateTimeOffset.UtcNow);
        using var first = await Send(village, pack, phone, names, [], heads);
        using var again = await Send(village, pack, phone, names, [], heads);

        var taken = Assert.Single(document.GetProperty("classes").EnumerateArray());
        Assert.Equal(1, Assert.Single(taken.GetProperty("points").EnumerateArray()).GetProperty("number").GetInt32());
        Assert.Equal([learners[0]], taken.GetProperty("roll").EnumerateArray().Select(row => row.GetGuid()));
        Assert.Empty(taken.GetProperty("questions").EnumerateArray());
        Assert.Equal(["named", "named", "named", "counted"], await Rows(first));
        Assert.Equal(["named", "named", "named", "counted"], await Rows(again));
        Assert.Equal((20, 3, 17), await host.Totals(session));
        Assert.Equal(3, (await course.Bus.Events<AttendanceRecorded>()).Count(evt => evt.SessionId == session));
        var told = (await course.Bus.Events<SessionPointReported>()).Where(evt => evt.SessionId == session);
        Assert.Equal([(1, 20, 3, 17)], told.Select(evt => (evt.Number, evt.HeadCount, evt.Named, evt.Unnamed)));
    }

    [Fact]
    public async Task Of_two_counts_the_later_one_holds_in_whatever_order_they_come()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 3);
        using var officer = course.SignInAs(place.Province);
        var (session, held) = await officer.NewSession(place.Province, [place.Village, place.Village]);
        var (pack, document) = await Pack(officer, new { classId = held });
        var now = DateTimeOffset.UtcNow;

        using var late = await Send(officer, pack, phone, [], [], Heads(held, 1, 12, now.AddMinutes(-10)));
        using var early = await Send(officer, pack, other, [], [], Heads(held, 1, 30, now.AddMinutes(-20)));
        using var ahead = await Send(officer, pack, other, [], [], Heads(held, 2, 2, now.AddYears(1)));
        (await officer.Report(session, 1, 14)).EnsureSuccessStatusCode();
        using var stale = await Send(officer, pack, phone, [], [], Heads(held, 1, 11, now.AddMinutes(-5)));
        using var named = await Send(
            officer, pack, phone, [.. learners.Select(learner => Name(held, learner, 2))], []);
        using var fewer = await Send(officer, pack, phone, [], [], Heads(held, 2, 1, DateTimeOffset.UtcNow));
        using var more = await Send(officer, pack, phone, [], [], Heads(held, 2, 5, DateTimeOffset.UtcNow));

        Assert.Equal(2, document.GetProperty("classes")[0].GetProperty("points").GetArrayLength());
        Assert.Equal(["counted"], await Rows(late));
        Assert.Equal(["superseded"], await Rows(early));
        Assert.Equal(["counted"], await Rows(ahead));
        Assert.Equal(["superseded"], await Rows(stale));
        Assert.Equal(["named", "named", "waiting"], await Rows(named));
        Assert.Equal(["refused:names-above-head-count"], await Rows(fewer));
        Assert.Equal(["counted"], await Rows(more)); // and the name that waited has a head now
        Assert.Equal((19, 3, 16), await officer.Totals(session));
    }

    [Fact]
    public async Task A_name_says_at_which_point_and_a_village_speaks_for_its_own()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 2);
        var learner = await course.NewLearner(villages[0]);
        using var host = course.SignInAs(place.Province);
        var (session, held) = await host.NewSession(place.Province, villages);
        var plain = await course.NewClass(villages[0]);
        using var village = course.SignInAs(villages[0]);
        var (pack, _) = await Pack(village, new { classId = held });

        using var sent = await Send(
            village, pack, phone,
            [Name(held, learner), Name(held, learner, 2), Name(held, learner, 3), Name(plain, learner, 1)], [],
            Heads(held, 2, 9, DateTimeOffset.UtcNow));

        Assert.Equal(
            [
                "refused:class-not-in-pack", "refused:unknown-point", "refused:unknown-point",
                "refused:class-not-in-pack", "refused:unknown-point",
            ],
            await Rows(sent));
        Assert.Equal((0, 0, 0), await host.Totals(session));
        var (own, _) = await Pack(host, new { classId = held });
        using var without = await Send(host, own, phone, [Name(held, learner)], []);
        Assert.Equal(["refused:class-has-points"], await Rows(without));
    }

    [Fact]
    public async Task Phones_of_all_points_that_send_at_once_name_each_person_once()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 6);
        var learners = await course.NewLearners(place.Village, 8);
        using var officer = course.SignInAs(place.Province);
        var (session, held) = await officer.NewSession(place.Province, villages);
        var (pack, _) = await Pack(officer, new { classId = held });
        int[] points = [1, 2, 3, 4, 5, 6];

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => Send(
            officer, pack, SessionFixture.NewDevice(),
            [.. points.Skip(turn).Concat(points.Take(turn)).SelectMany(
                point => learners.Skip(turn).Concat(learners.Take(turn)).Select(who => Name(held, who, point)))],
            [], [.. points.Select(point => Heads(held, point, 10, DateTimeOffset.UtcNow))])));

        foreach (var answer in answers)
            Assert.DoesNotContain(await Rows(answer), row => row.StartsWith("refused", StringComparison.Ordinal));
        Assert.Equal((60, 8, 52), await officer.Totals(session));
        Assert.Equal(8, await course.Db(db => db.Attendances.CountAsync(row => row.SessionId == session)));
    }
}
