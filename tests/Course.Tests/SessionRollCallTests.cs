using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Sessions;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

/// <summary>Codes, reports, claims and the end of a session: who may, in which order, and twice.</summary>
public sealed class SessionRollCallTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_code_lets_in_whoever_reads_it_at_the_point_and_no_other_code_does()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village, place.Village]);
        using var shown = await officer.GetAsync($"/sessions/{session}/points/2/code");
        var code = (await shown.Json()).GetProperty("code").GetString();

        using var elsewhere = await officer.Post(
            $"/sessions/{session}/points/1/check-ins", new { code, people = SessionFixture.Claims(learners) });
        using var there = await officer.Post(
            $"/sessions/{session}/points/2/check-ins",
            new { code = code!.ToLowerInvariant(), people = SessionFixture.Claims(learners) });

        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Equal("code-not-valid", await elsewhere.Code());
        Assert.Equal(["named", "named"], await there.Outcomes());
        using var picture = await officer.GetAsync($"/sessions/{session}/points/2/code.svg");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<svg", await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_is_good_for_its_minute_and_the_next()
    {
        var key = Enumerable.Range(0, 32).Select(number => (byte)number).ToArray();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 / 60 * 60);
        var (code, changesAt) = CheckInCode.At(key, 3, now);

        Assert.Equal(now.AddSeconds(60), changesAt);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", code);
        Assert.True(CheckInCode.IsValid(key, 3, code, now.AddSeconds(119)));
        Assert.False(CheckInCode.IsValid(key, 3, code, now.AddSeconds(120)));
        Assert.False(CheckInCode.IsValid(key, 3, code, now.AddSeconds(-1)));
        Assert.False(CheckInCode.IsValid(key, 4, code, now));
        Assert.False(CheckInCode.IsValid([.. key.Reverse()], 3, code, now));
    }

    [Fact]
    public async Task A_claim_sent_again_is_answered_as_before_and_names_nobody_twice()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 2)).EnsureSuccessStatusCode();
        var body = new { claims = SessionFixture.Claims([learner]) };

        using var first = await officer.Post($"/sessions/{session}/points/1/claims", body);
        using var again = await officer.Post($"/sessions/{session}/points/1/claims", body);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((2, 1, 1), await officer.Totals(session));
        Assert.Equal(1, await course.Db(db => db.Claims.CountAsync(claim => claim.SessionId == session)));
    }

    [Fact]
    public async Task Nobody_is_named_among_heads_that_are_not_counted()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);

        using var early = await officer.Claim(session, 1, learner);
        using var fewer = await officer.Report(session, 1, 0, [learner]);

        Assert.Equal((HttpStatusCode.Conflict, "point-not-reported"), (early.StatusCode, await early.Code()));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "names-above-head-count"), (fewer.StatusCode, await fewer.Code()));
        Assert.DoesNotContain(await course.Bus.Events<AttendanceRecorded>(), evt => evt.SessionId == session);
    }

    [Fact]
    public async Task A_report_written_before_another_is_stale()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        var read = (await officer.GetAsync($"/sessions/{session}/points/1")).Headers.ETag!.Tag;
        (await officer.Report(session, 1, 20, etag: read)).EnsureSuccessStatusCode();

        using var stale = await officer.Report(session, 1, 21, etag: read);
        using var missing = await officer.Post(
            $"/sessions/{session}/points/1/report", new { headCount = 21, present = Array.Empty<Guid>() });

        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale"), (stale.StatusCode, await stale.Code()));
        Assert.Equal((HttpStatusCode)428, missing.StatusCode);
        Assert.Equal((20, 0, 20), await officer.Totals(session));
    }

    [Fact]
    public async Task A_session_ends_when_every_point_has_reported_and_once_however_many_end_it()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (session, held) = await officer.NewSession(place.Commune, [place.Village, place.Village]);
        (await officer.Report(session, 1, 12)).EnsureSuccessStatusCode();

        using var early = await officer.Post($"/sessions/{session}/close", new { });
        (await officer.Report(session, 2, 0)).EnsureSuccessStatusCode();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            officer.Post($"/sessions/{session}/close", new { })));

        Assert.Equal((HttpStatusCode.Conflict, "points-not-reported"), (early.StatusCode, await early.Code()));
        Assert.Equal([2], (await early.Json()).GetProperty("points").EnumerateArray().Select(item => item.GetInt32()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Single(await course.Bus.Events<SessionClosed>(), evt => evt.ClassId == held);
        using var late = await officer.GetAsync($"/sessions/{session}/points/1/code");
        Assert.Equal("session-closed", await late.Code());
    }

    [Fact]
    public async Task A_class_of_many_points_is_not_closed_as_if_it_had_one_room()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (_, held) = await officer.NewSession(place.Commune, [place.Village, place.Village]);

        using var answer = await CourseFixture.Close(officer, held, [], unnamed: 3);

        Assert.Equal((HttpStatusCode.Conflict, "class-has-points"), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task The_unnamed_of_an_ordinary_class_may_be_named_later_too()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        using var closed = await CourseFixture.Close(officer, id, learners[..1], unnamed: 2);
        var session = (await closed.Json()).GetProperty("sessionId").GetGuid();

        using var claimed = await officer.Claim(session, 1, learners[1]);

        Assert.Equal(["named"], await claimed.Outcomes());
        Assert.Equal((3, 2, 1), await officer.Totals(session));
        var listed = await (await officer.GetAsync($"/sessions?classId={id}")).Json();
        Assert.Equal(session, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        var roll = await (await officer.GetAsync($"/sessions/{session}/points/1/attendances")).Json();
        Assert.Equal(
            [(learners[0], "list"), (learners[1], "claim")],
            roll.GetProperty("items").EnumerateArray().Select(item =>
                (item.GetProperty("learnerId").GetGuid(), item.GetProperty("means").GetString()!)));
    }

    [Fact]
    public async Task A_commune_sees_and_counts_its_own_point_of_a_broadcast_and_no_other()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var villages = await course.NewVillages(place, 2);
        using var host = course.SignInAs(place.Province);
        var (session, _) = await host.NewSession(place.Province, villages);
        using var first = course.SignInAs(villages[0]);
        using var stranger = course.SignInAs(foreign.Province);

        using var own = await first.Report(session, 1, 5);
        using var other = await first.Report(session, 2, 5);
        using var close = await first.Post($"/sessions/{session}/close", new { });

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (own.StatusCode, other.StatusCode, close.StatusCode));
        var seen = (await (await first.GetAsync($"/sessions/{session}")).Json()).GetProperty("points");
        Assert.Equal([1], seen.EnumerateArray().Select(point => point.GetProperty("number").GetInt32()));
        HttpResponseMessage[] nothing =
        [
            await stranger.GetAsync($"/sessions/{session}"),
            await stranger.GetAsync($"/sessions/{session}/points/1"),
            await stranger.GetAsync($"/sessions/{session}/points/1/attendances"),
            await stranger.GetAsync($"/sessions/{session}/points/1/code"),
            await stranger.Claim(session, 1, Guid.CreateVersion7()),
        ];
        Assert.All(nothing, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty((await (await stranger.GetAsync("/sessions")).Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Points_lie_where_the_officer_works()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Commune);

        using var answer = await officer.Post(
            "/sessions", SessionFixture.Body(place.Commune, [place.Village, foreign.Village]));
        using var selfPaced = await officer.Post(
            "/sessions", SessionFixture.Body(place.Commune, [place.Village], "self-paced"));
        using var reader = course.SignInAs(place.Commune, Scopes.ClassesRead);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown-area"), (answer.StatusCode, await answer.Code()));
        Assert.Equal(
            [foreign.Village],
            (await answer.Json()).GetProperty("areaIds").EnumerateArray().Select(item => item.GetGuid()));
        Assert.Equal("self-paced-has-no-time", await selfPaced.Code());
        using var forbidden = await reader.GetAsync($"/sessions/{Guid.CreateVersion7()}/points/1/code");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Theory]
    [InlineData("""{"headCount":-1,"present":[]}""")]
    [InlineData("""{"headCount":100001,"present":[]}""")]
    [InlineData("""{"headCount":1}""")]
    [InlineData("""{"present":[]}""")]
    public async Task A_report_that_cannot_be_is_refused(string body)
    {
        using var officer = course.SignInAs(Guid.CreateVersion7());
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await officer.Post($"/sessions/{Guid.CreateVersion7()}/points/1/report", content, "*");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(await answer.Code());
    }

    [Theory]
    [InlineData("ABC", "x")]
    [InlineData("ABCDEFGH", "not-a-hash")]
    public async Task A_check_in_that_cannot_be_is_refused(string code, string device)
    {
        using var officer = course.SignInAs(Guid.CreateVersion7());

        using var answer = await officer.PostAsJsonAsync(
            $"/sessions/{Guid.CreateVersion7()}/points/1/check-ins",
            new { code, people = SessionFixture.Claims([Guid.CreateVersion7()], device) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
