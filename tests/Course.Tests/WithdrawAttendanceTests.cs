using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

/// <summary>A person was put on a roll by mistake: the name goes, the head stays.</summary>
[Trait("requirement", "000-10")]
public sealed class WithdrawAttendanceTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_wrong_name_comes_off_a_closed_roll_and_the_total_stays()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, held) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 5, learners)).EnsureSuccessStatusCode();
        (await officer.Post($"/sessions/{session}/close", new { })).EnsureSuccessStatusCode();
        var wrong = (await Roll(officer, session))[learners[0]];

        using var answer = await Withdraw(officer, session, wrong);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stands = await answer.Json();
        Assert.Equal(
            (5, 1, 4, 0),
            (stands.GetProperty("headCount").GetInt32(), stands.GetProperty("named").GetInt32(),
                stands.GetProperty("unnamed").GetInt32(), stands.GetProperty("reversed").GetInt32()));
        Assert.Equal(answer.Headers.ETag!.Tag, await officer.ETag($"/sessions/{session}/points/1"));
        Assert.Equal((5, 1, 4), await officer.Totals(session));
        Assert.Equal([learners[1]], (await Roll(officer, session)).Keys);
        var told = Assert.Single(await course.Bus.Events<AttendanceWithdrawn>(), evt => evt.AttendanceId == wrong);
        Assert.Equal(
            (2, learners[0], held, session, place.Village, "wrong-person"),
            (told.Version, told.LearnerId, told.ClassId, told.SessionId, told.AreaId, told.ReasonCode));
        var point = (await course.Bus.Events<SessionPointReported>()).Last(evt => evt.SessionId == session);
        Assert.Equal((5, 1, 4), (point.HeadCount, point.Named, point.Unnamed));
        var left = Assert.Single(await course.Bus.Events<EnrolmentCancelled>(), evt => evt.ClassId == held);
        Assert.Equal((learners[0], "mistake", false), (left.LearnerId, left.ReasonCode, left.SeatFreed));
    }

    [Fact]
    public async Task What_was_recorded_stays_with_who_took_it_off_and_why()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 5, learners)).EnsureSuccessStatusCode();
        var wrong = (await Roll(officer, session))[learners[1]];
        (await Withdraw(officer, session, wrong, "fabricated")).EnsureSuccessStatusCode();

        var listed = await officer.Read($"/sessions/{session}/points/1/withdrawals");

        var item = Assert.Single(listed.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (wrong, learners[1], "list", "fabricated"),
            (item.GetProperty("id").GetGuid(), item.GetProperty("learnerId").GetGuid(),
                item.GetProperty("means").GetString(), item.GetProperty("reason").GetString()));
        Assert.NotEmpty(item.GetProperty("withdrawnBy").GetString()!);
        Assert.Equal(item.GetProperty("takenBy").GetString(), item.GetProperty("withdrawnBy").GetString());
        Assert.True(item.GetProperty("withdrawnAt").GetDateTimeOffset()
            >= item.GetProperty("recordedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_completion_that_rested_on_the_name_is_reversed_and_the_others_stand()
    {
        var place = await course.NewPlace();
        var (held, learners) = await course.NewCompletions(place, 2);
        using var officer = course.SignInAs(place.Commune);
        var session = await SessionOf(officer, held);
        var wrong = (await Roll(officer, session))[learners[0]];

        using var answer = await Withdraw(officer, session, wrong, "not-present");

        Assert.Equal(1, (await answer.Json()).GetProperty("reversed").GetInt32());
        var gone = Assert.Single(await officer.CompletionsOf(learners[0]));
        var reversed = Assert.Single(
            await course.Bus.Events<CompletionReversed>(), evt => learners.Contains(evt.LearnerId));
        Assert.Equal(
            (gone.GetProperty("id").GetGuid(), "evidence-withdrawn"), (reversed.CompletionId, reversed.ReasonCode));
        Assert.True(gone.TryGetProperty("reversedAt", out _));
        Assert.False((await officer.CompletionsOf(learners[1]))[0].TryGetProperty("reversedAt", out _));
        Assert.Equal((2, 1, 1), await officer.Totals(session));
        // Whoever had a seat keeps it: only a seat that the name itself brought goes with it.
        Assert.DoesNotContain(await course.Bus.Events<EnrolmentCancelled>(), evt => evt.ClassId == held);
    }

    [Fact]
    public async Task A_name_that_waited_for_a_head_gets_the_one_that_is_free_and_the_wrong_claim_is_refused()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 2)).EnsureSuccessStatusCode();
        var claims = new { claims = SessionFixture.Claims(learners) };
        using var claimed = await officer.Post($"/sessions/{session}/points/1/claims", claims);
        Assert.Equal(["named", "named", "waiting"], await claimed.Outcomes());

        (await Withdraw(officer, session, (await Roll(officer, session))[learners[0]])).EnsureSuccessStatusCode();

        Assert.Equal((2, 2, 0), await officer.Totals(session));
        Assert.Equal(learners[1..].Order(), (await Roll(officer, session)).Keys.Order());
        using var again = await officer.Post($"/sessions/{session}/points/1/claims", claims);
        Assert.Equal(["refused", "named", "named"], await again.Outcomes());
        Assert.Equal((2, 2, 0), await officer.Totals(session));
    }

    [Fact]
    public async Task Whoever_was_there_after_all_is_named_again()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var (session, held) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 3, [learner])).EnsureSuccessStatusCode();
        var first = (await Roll(officer, session))[learner];
        (await Withdraw(officer, session, first)).EnsureSuccessStatusCode();

        (await officer.Report(session, 1, 3, [learner])).EnsureSuccessStatusCode();

        Assert.NotEqual(first, (await Roll(officer, session))[learner]);
        Assert.Equal((3, 1, 2), await officer.Totals(session));
        Assert.Equal(2, await course.Db(db => db.Attendances.IgnoreQueryFilters()
            .CountAsync(row => row.ClassId == held && row.LearnerId == learner)));
        Assert.True(await course.Db(db => db.Enrolments.AnyAsync(row =>
            row.ClassId == held && row.LearnerId == learner && row.State == Enrolments.EnrolmentState.Enrolled)));
    }

    [Fact]
    public async Task Ten_who_take_the_same_name_off_at_once_take_it_off_once()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, 5, learners)).EnsureSuccessStatusCode();
        var wrong = (await Roll(officer, session))[learners[0]];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Withdraw(officer, session, wrong, etag: "*")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
            Assert.Equal("attendance-already-withdrawn", await answer.Code());
        Assert.Equal((5, 1, 4), await officer.Totals(session));
        Assert.Single(await course.Bus.Events<AttendanceWithdrawn>(), evt => evt.AttendanceId == wrong);
    }

    [Fact]
    public async Task Only_who_sees_the_roll_as_it_stands_and_works_there_takes_names_off()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        using var stranger = course.SignInAs(foreign.Province);
        using var reader = course.SignInAs(place.Commune, Scopes.ClassesRead);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village, place.Village]);
        (await officer.Report(session, 1, 5, learners)).EnsureSuccessStatusCode();
        var seen = await officer.ETag($"/sessions/{session}/points/1");
        var wrong = (await Roll(officer, session))[learners[0]];
        (await officer.Report(session, 1, 6)).EnsureSuccessStatusCode();

        using var stale = await Withdraw(officer, session, wrong, etag: seen);
        using var blind = await officer.Post(Uri(session, wrong), new { reason = "other" });
        using var unknown = await stranger.Post(Uri(session, wrong), JsonContent.Create(new { reason = "other" }), "*");
        using var elsewhere = await officer.Post(
            $"/sessions/{session}/points/2/attendances/{wrong}/withdraw",
            JsonContent.Create(new { reason = "other" }), "*");
        using var forbidden = await reader.Post(Uri(session, wrong), JsonContent.Create(new { reason = "other" }), "*");
        using var words = await Withdraw(officer, session, wrong, "because");
        using var listed = await stranger.GetAsync($"/sessions/{session}/points/1/withdrawals");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal((HttpStatusCode)428, blind.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, words.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, listed.StatusCode);
        Assert.Equal((6, 2, 4), await officer.Totals(session));
    }

    private static string Uri(Guid session, Guid attendance) =>
        $"/sessions/{session}/points/1/attendances/{attendance}/withdraw";

    /// <summary>Takes a name off as the roll was read last; without an ETag reads it now.</summary>
    private static async Task<HttpResponseMessage> Withdraw(
        HttpClient officer, Guid session, Guid attendance, string reason = "wrong-person", string? etag = null)
    {
        etag ??= await officer.ETag($"/sessions/{session}/points/1");
        return await officer.Post(Uri(session, attendance), JsonContent.Create(new { reason }), etag);
    }

    /// <summary>The attendance of each learner on the roll of the first point.</summary>
    private static async Task<Dictionary<Guid, Guid>> Roll(HttpClient officer, Guid session) =>
        (await officer.Read($"/sessions/{session}/points/1/attendances")).GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("learnerId").GetGuid(), item => item.GetProperty("id").GetGuid());

    private static async Task<Guid> SessionOf(HttpClient officer, Guid held)
    {
        JsonElement[] sessions =
            [.. (await officer.Read($"/sessions?classId={held}")).GetProperty("items").EnumerateArray()];
        return Assert.Single(sessions).GetProperty("id").GetGuid();
    }
}
