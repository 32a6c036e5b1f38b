using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>One broadcast followed at many points, with honest numbers of who was there.</summary>
public sealed class SessionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    /// <summary>The online class of the first article: 8 points, 154 participants.</summary>
    private static readonly int[] HeadCounts = [25, 22, 20, 19, 18, 18, 17, 15];

    [Fact, Trait("requirement", "000-10")]
    public async Task Eight_points_count_154_people_and_naming_30_of_them_changes_no_total()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 8);
        var learners = await course.NewLearners(place.Village, 30);
        using var officer = course.SignInAs(place.Province);
        var (session, held) = await officer.NewSession(place.Province, villages);

        foreach (var (heads, index) in HeadCounts.Select((heads, index) => (heads, index)))
            (await officer.Report(session, index + 1, heads)).EnsureSuccessStatusCode();
        Assert.Equal((154, 0, 154), await officer.Totals(session));
        using var closed = await officer.Post($"/sessions/{session}/close", new { });
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(["named"], (await (await officer.Claim(session, 1, learners[..15])).Outcomes()).Distinct());
        Assert.Equal(["named"], (await (await officer.Claim(session, 8, learners[15..])).Outcomes()).Distinct());

        Assert.Equal((154, 30, 124), await officer.Totals(session));
        var told = Assert.Single(await course.Bus.Events<SessionClosed>(), evt => evt.SessionId == session);
        Assert.Equal((held, 0, 154, place.Province), (told.ClassId, told.Named, told.Unnamed, told.AreaId));
        var eighth = (await course.Bus.Events<SessionPointReported>())
            .Where(evt => evt.SessionId == session && evt.Number == 8).OrderBy(evt => evt.Version).ToList();
        Assert.Equal([(15, 0, 15), (15, 15, 0)], eighth.Select(evt => (evt.HeadCount, evt.Named, evt.Unnamed)));
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task More_names_than_heads_wait_and_are_flagged_until_the_host_corrects_the_count()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 5);
        using var officer = course.SignInAs(place.Province);
        var (session, _) = await officer.NewSession(place.Province, [place.Village]);
        (await officer.Report(session, 1, 3)).EnsureSuccessStatusCode();

        using var claimed = await officer.Claim(session, 1, learners);

        Assert.Equal(["named", "named", "named", "waiting", "waiting"], await claimed.Outcomes());
        Assert.Equal((3, 3, 0), await officer.Totals(session));
        var signal = Assert.Single(await officer.Signals(session));
        Assert.Equal(
            ("names-above-head-count", "open", 2),
            (signal.GetProperty("kind").GetString(), signal.GetProperty("state").GetString(),
                signal.GetProperty("observed").GetInt32()));
        (await officer.Report(session, 1, 4)).EnsureSuccessStatusCode();
        Assert.Equal((4, 4, 0), await officer.Totals(session));
        var point = await (await officer.GetAsync($"/sessions/{session}/points/1")).Json();
        Assert.Equal(1, point.GetProperty("waiting").GetInt32());
        Assert.Single(await course.Bus.Events<IntegritySignalRaised>(), evt => evt.SessionId == session);
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task Somebody_named_at_two_points_was_there_once()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 2);
        var learners = await course.NewLearners(place.Village, 3);
        using var officer = course.SignInAs(place.Province);
        var (session, _) = await officer.NewSession(place.Province, villages);

        using var first = await officer.Report(session, 1, 10, learners[..2]);
        using var second = await officer.Report(session, 2, 10, learners[1..]);
        using var claimed = await officer.Claim(session, 2, learners[0]);

        var outcomes = (await second.Json()).GetProperty("outcomes").EnumerateArray()
            .Select(item => item.GetProperty("outcome").GetString());
        Assert.Equal(["already-named", "named"], outcomes);
        Assert.Equal(["repeated"], await claimed.Outcomes());
        Assert.Equal((20, 3, 17), await officer.Totals(session));
        Assert.Equal(
            learners.Order(),
            (await course.Bus.Events<AttendanceRecorded>()).Where(evt => evt.SessionId == session)
                .Select(evt => evt.LearnerId).Order());
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task Twenty_points_that_name_the_same_people_at_once_name_each_once()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 20);
        var learners = await course.NewLearners(place.Village, 10);
        using var officer = course.SignInAs(place.Province);
        var (session, _) = await officer.NewSession(place.Province, villages);

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(number =>
            officer.Report(session, number, 12, number % 2 is 0 ? learners : [.. learners.Reverse()])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((240, 10, 230), await officer.Totals(session));
        Assert.Equal(10, (await course.Bus.Events<AttendanceRecorded>()).Count(evt => evt.SessionId == session));
    }

    [Fact, Trait("requirement", "001-05")]
    public async Task A_festival_counts_heads_and_its_repeated_sign_ups_once()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 68);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Commune], "festival", capacity: 500);

        foreach (var some in learners.Concat(learners[..12]).Chunk(40))
            (await officer.CheckIn(session, 1, device: null, some)).EnsureSuccessStatusCode();
        (await officer.Report(session, 1, 300)).EnsureSuccessStatusCode();

        Assert.Equal((300, 68, 232), await officer.Totals(session));
    }

    [Fact, Trait("requirement", "001-05")]
    public async Task Two_people_on_one_shared_phone_stay_two()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village], "festival");

        using var answer = await officer.CheckIn(session, 1, SessionFixture.NewDevice(), learners);

        Assert.Equal(["named", "named"], await answer.Outcomes());
        Assert.Empty(await officer.Signals(session));
    }

    [Fact, Trait("requirement", "004-11")]
    public async Task A_thematic_meeting_is_hosted_by_a_party_cell()
    {
        var place = await course.NewPlace();
        var (union, _, _) = await course.NewHosts(place.Commune);
        var cell = Guid.CreateVersion7();
        await course.Bus.Publish(new OrganisationRegistered
        {
            OrganisationId = cell,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            Kind = "party-cell",
            AreaId = place.Commune,
        });
        await Eventually.True(() => course.Db(db => db.Organisations.AnyAsync(row => row.Id == cell)), "the cell");
        using var officer = course.SignInAs(place.Commune);

        using var refused = await officer.Post(
            "/sessions", SessionFixture.Body(place.Commune, [place.Village], "thematic-meeting", host: union));
        using var opened = await officer.Post(
            "/sessions", SessionFixture.Body(place.Commune, [place.Village], "thematic-meeting", host: cell));

        Assert.Equal("no-party-cell", await refused.Code());
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
    }

    [Fact]
    public async Task Whoever_comes_without_a_seat_is_enrolled_and_completes_the_course_like_the_others()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, held) = await officer.NewSession(place.Commune, [place.Village], capacity: 1);
        (await officer.Post($"/classes/{held}/enrolments", new { learnerId = learners[0] })).EnsureSuccessStatusCode();
        (await course.Submit(officer, held, learners[0], right: 5)).EnsureSuccessStatusCode();

        using var report = await officer.Report(session, 1, 2, learners);
        using var paper = await course.Submit(officer, held, learners[1], right: 5);

        Assert.Equal(1, (await report.Json()).GetProperty("completed").GetInt32());
        Assert.True((await paper.Json()).GetProperty("completed").GetBoolean());
        Assert.Equal(2, (await course.Bus.Events<EnrolmentCreated>()).Count(evt => evt.ClassId == held));
    }

    [Fact]
    public async Task A_name_nobody_knows_stays_one_of_the_unnamed()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var stranger = await course.NewLearner(foreign.Village);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);

        using var report = await officer.Report(session, 1, 2, [stranger, Guid.CreateVersion7()]);

        var outcomes = (await report.Json()).GetProperty("outcomes").EnumerateArray()
            .Select(item => item.GetProperty("outcome").GetString());
        Assert.Equal(["unknown-learner", "unknown-learner"], outcomes);
        Assert.Equal((2, 0, 2), await officer.Totals(session));
    }

    [Fact]
    public async Task Two_registrations_of_one_person_are_one_name()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 5, [learners[1]])).EnsureSuccessStatusCode();
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

        using var claimed = await officer.Claim(session, 1, learners[0]);

        Assert.Equal(["repeated"], await claimed.Outcomes());
        Assert.Equal((5, 1, 4), await officer.Totals(session));
    }
}
