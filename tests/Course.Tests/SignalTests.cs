using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Signals;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

/// <summary>What looks unlikely is flagged for a person and never dropped.</summary>
public sealed class SignalTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task More_heads_than_the_room_holds_count_and_are_flagged()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village], capacity: 20);

        (await officer.Report(session, 1, 28)).EnsureSuccessStatusCode();
        (await officer.Report(session, 1, 30)).EnsureSuccessStatusCode();

        Assert.Equal((30, 0, 30), await officer.Totals(session));
        var signal = Assert.Single(await officer.Signals(session));
        Assert.Equal(
            ("head-count-above-room", 140, 101),
            (signal.GetProperty("kind").GetString(), signal.GetProperty("observed").GetInt32(),
                signal.GetProperty("threshold").GetInt32()));
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task A_claim_from_a_phone_used_in_another_village_waits_for_a_person_who_lets_it_in()
    {
        var (officer, session, learner, signal) = await ClaimFromElsewhere();
        Assert.Equal((3, 0, 3), await officer.Totals(session));

        using var decided = await officer.Decide(signal, "dismissed", "helper-of-several-villages");
        using var again = await officer.Decide(signal, "confirmed", "fabricated");

        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal("dismissed", (await decided.Json()).GetProperty("state").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "signal-already-decided"), (again.StatusCode, await again.Code()));
        Assert.Equal((3, 1, 2), await officer.Totals(session));
        var present = Assert.Single(await course.Bus.Events<AttendanceRecorded>(), evt => evt.SessionId == session);
        Assert.Equal(learner, present.LearnerId);
        var id = signal.GetProperty("id").GetGuid();
        var told = Assert.Single(await course.Bus.Events<IntegritySignalDecided>(), evt => evt.SignalId == id);
        Assert.Equal(("dismissed", "helper-of-several-villages", 2L), (told.Outcome, told.ReasonCode, told.Version));
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task A_claim_from_a_phone_used_in_another_village_waits_for_a_person_who_refuses_it()
    {
        var (officer, session, _, signal) = await ClaimFromElsewhere();

        using var decided = await officer.Decide(signal, "confirmed", "not-present");

        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal((3, 0, 3), await officer.Totals(session));
        Assert.Equal("Refused", $"{await course.Db(db => db.Claims
            .Where(claim => claim.SessionId == session).Select(claim => claim.State).SingleAsync())}");
    }

    [Fact]
    public async Task One_phone_for_thirty_learners_is_flagged_and_all_of_them_count()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 30);
        var device = SessionFixture.NewDevice();
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village]);

        (await officer.CheckIn(session, 1, device, learners[..29])).EnsureSuccessStatusCode();
        Assert.Empty(await officer.Signals(session));
        (await officer.CheckIn(session, 1, device, learners[29])).EnsureSuccessStatusCode();

        var signal = Assert.Single(await officer.Signals(session));
        Assert.Equal(
            ("phone-for-many-people", 30),
            (signal.GetProperty("kind").GetString(), signal.GetProperty("observed").GetInt32()));
        (await officer.Report(session, 1, 30)).EnsureSuccessStatusCode();
        Assert.Equal((30, 30, 0), await officer.Totals(session));
    }

    [Theory]
    [InlineData(40, "20:00", 1)]
    [InlineData(39, "20:00", 0)]
    [InlineData(40, "10:00", 0)]
    public async Task Forty_completions_witnessed_by_one_person_in_an_evening_are_flagged_once(
        int completions, string at, int signals)
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, completions);
        using var officer = course.SignInAs(place.Commune);
        var (session, held) = await officer.NewSession(place.Commune, [place.Village]);
        (await officer.Report(session, 1, completions, learners)).EnsureSuccessStatusCode();
        foreach (var learner in learners)
            (await course.Submit(officer, held, learner, right: 5)).EnsureSuccessStatusCode();
        var evening = VietnamTime.At(
            VietnamTime.DateOf(DateTimeOffset.UtcNow).AddDays(-1),
            TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        await course.Db(db => db.Completions.Where(row => row.ClassId == held)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.CompletedAt, evening)));

        for (var look = 0; look < 2; look++)
        {
            await course.Db(async db =>
            {
                await WitnessWatch.Step(db, DateTimeOffset.UtcNow, default);
                return true;
            });
        }

        var flagged = await (await officer.GetAsync("/signals?kind=many-completions-witnessed&state=open")).Json();
        Assert.Equal(signals, flagged.GetProperty("items").GetArrayLength());
        // One subject for each test: the next one is another person's evening.
        await course.Db(db => db.Completions.Where(row => row.ClassId == held)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.CompletedAt, evening.AddYears(-1))));
    }

    [Fact]
    public async Task Signals_are_read_and_decided_by_those_of_the_area_who_may()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Commune);
        var (session, _) = await officer.NewSession(place.Commune, [place.Village], capacity: 1);
        (await officer.Report(session, 1, 9)).EnsureSuccessStatusCode();
        var signal = Assert.Single(await officer.Signals(session));
        var id = signal.GetProperty("id").GetGuid();
        using var stranger = course.SignInAs(foreign.Province);
        using var teacher = course.SignInAs(place.Commune, Scopes.ClassesWrite, Scopes.ClassesRead);

        Assert.Empty(await stranger.Signals(session));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/signals/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.GetAsync("/signals")).StatusCode);
        using var undecided = await officer.Decide(signal, "open", "verified");
        using var stale = await officer.Post(
            $"/signals/{id}/decisions",
            System.Net.Http.Json.JsonContent.Create(new { outcome = "confirmed", reason = "verified" }), "\"1\"");
        Assert.Equal(HttpStatusCode.BadRequest, undecided.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    private async Task<(HttpClient Officer, Guid Session, Guid Learner, System.Text.Json.JsonElement Signal)>
        ClaimFromElsewhere()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 2);
        var learners = await course.NewLearners(place.Village, 2);
        var device = SessionFixture.NewDevice();
        var officer = course.SignInAs(place.Province);
        var (earlier, _) = await officer.NewSession(place.Province, [villages[0]]);
        Assert.Equal(["named"], await (await officer.CheckIn(earlier, 1, device, learners[0])).Outcomes());
        var (session, _) = await officer.NewSession(place.Province, [villages[1]]);
        (await officer.Report(session, 1, 3)).EnsureSuccessStatusCode();

        Assert.Equal(["queued"], await (await officer.Claim(session, 1, device, learners[1])).Outcomes());

        return (officer, session, learners[1], Assert.Single(await officer.Signals(session)));
    }
}
