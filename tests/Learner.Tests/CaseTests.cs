using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Learners.Cases;
using Platform.Testing;
using static Platform.Learners.Tests.CaseRequests;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>Help at home from the first call to the end, on a calendar that a test sets.</summary>
public sealed class CaseTests : IClassFixture<ClockLearnerFixture>
{
    private const string Monday = "2026-03-09T09:00";
    private readonly ClockLearnerFixture learner;

    public CaseTests(ClockLearnerFixture learner)
    {
        this.learner = learner;
        learner.Clock.Set(Local(Monday));
    }

    [Fact]
    [Trait("requirement", "001-13")]
    public async Task Twenty_cases_are_what_was_resolved_and_one_that_was_opened_again_counts_once()
    {
        var (officer, commune, team) = await learner.PrepareCases();
        var cases = await Task.WhenAll(Enumerable.Range(0, 23).Select(_ => OpenId(officer, commune.Id)));
        foreach (var id in cases[..20])
            await Moved(officer, id, new { to = "assigned", teamId = team }, new { to = "visited" },
                new { to = "resolved" });
        await Moved(officer, cases[0], new { to = "reopened" }, new { to = "visited" }, new { to = "resolved" });
        await Moved(officer, cases[0], new { to = "reopened" }, new { to = "resolved" });
        await Moved(officer, cases[20], new { to = "cancelled" });
        await Moved(officer, cases[21], new { to = "assigned", teamId = team });

        var summary = await officer.GetFromJsonAsync<JsonElement>("/cases/summary");

        Assert.Equal(
            (23, 20, 20, 1, 0),
            (Int(summary, "opened"), Int(summary, "resolved"), Int(summary, "resolvedInTime"), Int(summary, "reopened"),
                Int(summary, "overdue")));
        var yesterday = await officer.GetFromJsonAsync<JsonElement>("/cases/summary?to=2026-03-08");
        Assert.Equal((0, 0), (Int(yesterday, "opened"), Int(yesterday, "resolved")));
        var resolved = (await learner.Bus.Events<CaseResolved>()).Where(evt => evt.CommuneId == commune.Id).ToList();
        Assert.Equal(20, resolved.Select(evt => evt.CaseId).Distinct().Count());
        Assert.Equal([0, 1, 2], resolved.Where(evt => evt.CaseId == cases[0]).Select(evt => evt.ReopenCount));
        Assert.Equal(2, (await learner.Bus.Events<CaseReopened>()).Count(evt => evt.CaseId == cases[0]));
    }

    [Fact]
    public async Task The_heir_of_merged_teams_has_their_cases()
    {
        var (officer, commune, first) = await learner.PrepareCases();
        var second = await ForceSteps.FormTeam(officer, commune.Id, []);
        var third = await ForceSteps.FormTeam(officer, commune.Id, [], "school");
        var id = await OpenId(officer, commune.Id);
        await Moved(officer, id, new { to = "assigned", teamId = first });
        foreach (var (survivorId, absorbedId) in new[] { (second, first), (third, second) })
        {
            using var merged = await Post(
                officer, "/teams/merge",
                new { survivorId, absorbedIds = new[] { absorbedId }, decisionNo = "06/QĐ", on = "2025-06-01" });
            Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        }

        var cases = await officer.GetFromJsonAsync<JsonElement>($"/cases?teamId={third}");

        Assert.Equal(id, cases.GetProperty("items")[0].GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("2026-03-13T16:00", "urgent", "2026-03-16T10:30")] // Friday 16:00 and 4 hours
    [InlineData("2026-03-13T15:00", "normal", "2026-03-17T16:00")] // 16 hours
    [InlineData("2026-04-29T16:30", "emergency", "2026-05-04T09:00")] // over 30 April and 1 May
    [InlineData("2026-01-09T16:30", "emergency", "2026-01-10T09:00")] // into the Saturday that was swapped
    [Trait("requirement", "001-13")]
    public async Task The_clock_runs_while_offices_work(string opened, string urgency, string due)
    {
        var commune = await learner.NewCommune();
        learner.Clock.Set(Local(opened));

        var answer = await Json(await Open(learner.SignInAs(commune.Id), commune.Id, urgency));

        Assert.Equal(due, answer.GetProperty("dueAt").Minute());
        Assert.False(answer.GetProperty("calendarIncomplete").GetBoolean());
    }

    [Fact]
    public async Task A_clock_that_stands_goes_on_with_what_was_left()
    {
        var (officer, commune, team) = await learner.PrepareCases();
        var id = await OpenId(officer, commune.Id, "urgent"); // Monday 09:00, due 15:00
        await Moved(officer, id, new { to = "assigned", teamId = team });

        await Moved(officer, id, new { to = "rescheduled", pauseUntil = Local("2026-03-12T07:30"), note = "Đi vắng" });
        var paused = (await Case(officer, id)).GetProperty("case");
        learner.Clock.Set(Local("2026-03-11T07:30"));
        await Moved(officer, id, new { to = "resumed" });
        var resumed = (await Case(officer, id)).GetProperty("case");

        Assert.Equal(("2026-03-12T11:30", "2026-03-12T07:30"),
            (paused.GetProperty("dueAt").Minute(), paused.GetProperty("pausedUntil").Minute()));
        Assert.Equal("2026-03-11T11:30", resumed.GetProperty("dueAt").Minute());
        Assert.False(resumed.TryGetProperty("pausedUntil", out _));
        Assert.Equal("case-transition-invalid", await (await Move(officer, id, new { to = "resumed" })).Code());
        Assert.Equal(
            [true, false],
            (await learner.Bus.Events<CaseRescheduled>()).Where(evt => evt.CaseId == id)
                .Select(evt => evt.PausedUntil is not null));
    }

    [Fact]
    [Trait("requirement", "001-13")]
    public async Task A_commune_merged_meanwhile_hands_the_case_over_with_its_clock_and_its_history()
    {
        var (officer, commune, team) = await learner.PrepareCases("Thôn Một");
        var id = await OpenId(officer, commune.Villages["Thôn Một"]);
        await Moved(officer, id, new { to = "assigned", teamId = team, note = "Hẹn thứ ba" });
        var due = (await Case(officer, id)).GetProperty("case").GetProperty("dueAt").GetDateTimeOffset();
        var code = NewCode();

        var (plan, draft) = await learner.Drafted("2026-03-05", Merge(code, "Xã Hợp Nhất", commune.Id));
        Assert.Equal(1, Int(draft.GetProperty("report").GetProperty("affected"), "cases"));
        Assert.Equal(HttpStatusCode.OK, (await learner.Decide(plan, "approve")).StatusCode);
        var merged = await learner.CodeAsOf(code, "2026-03-05");
        var successor = learner.SignInAs(merged);
        await Tell(commune.Villages["Thôn Một"]);
        await Eventually.True(
            async () => (await Case(successor, id)).GetProperty("case").GetProperty("communeId").GetGuid() == merged,
            "the case is handed over");

        var shown = await Case(successor, id);
        Assert.Equal(due, shown.GetProperty("case").GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal(["opened", "assigned", "handed-over"], Actions(shown));
        Assert.Equal(
            [commune.Id, commune.Id, merged], Steps(shown).Select(step => step.GetProperty("communeId").GetGuid()));
        Assert.Equal("Hẹn thứ ba", Steps(shown)[1].Text("note"));
        var told = Assert.Single(await learner.Bus.Events<CaseHandedOver>(), evt => evt.CaseId == id);
        Assert.Equal((commune.Id, merged), (told.FromCommuneId, told.CommuneId));
        await Moved(successor, id, new { to = "visited" }, new { to = "resolved" });
    }

    [Fact]
    [Trait("requirement", "001-13")]
    public async Task A_case_that_is_late_is_escalated_once_however_many_replicas_look()
    {
        var (officer, commune, team) = await learner.PrepareCases();
        var late = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => OpenId(officer, commune.Id, "urgent")));
        var resolved = await OpenId(officer, commune.Id, "urgent");
        await Moved(officer, resolved, new { to = "assigned", teamId = team }, new { to = "resolved" });

        learner.Clock.Set(Local("2026-03-09T15:01"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            learner.Use<CaseEscalation, int>(clock => clock.Step(CancellationToken.None))));

        await Eventually.Pass(async () => Assert.Equal(12, (await Late()).Length));
        var events = (await learner.Bus.Events<CaseEscalated>()).Where(evt => late.Contains(evt.CaseId)).ToList();
        Assert.Equal(late.Order(), events.Select(evt => evt.CaseId).Order());
        Assert.All(events, evt => Assert.True(evt.Overdue));
        await Moved(officer, late[0], new { to = "assigned", teamId = team });
        await learner.Use<CaseEscalation, int>(clock => clock.Step(CancellationToken.None));
        Assert.Equal("assigned", await State(officer, late[0])); // marked once, not at every tick
        Assert.Equal(12, Int(await officer.GetFromJsonAsync<JsonElement>("/cases/summary"), "overdue"));

        async Task<JsonElement[]> Late() =>
            Items(await officer.GetFromJsonAsync<JsonElement>("/cases?state=escalated&overdue=true&limit=100"));
    }

    [Fact]
    public async Task Only_what_may_follow_is_done_and_only_on_the_version_that_was_seen()
    {
        var (officer, commune, team) = await learner.PrepareCases();
        var id = await OpenId(officer, commune.Id);
        using var seen = await officer.GetAsync(new Uri($"/cases/{id}", UriKind.Relative));
        var etag = seen.Headers.ETag!.ToString();

        foreach (var to in new[] { "visited", "resolved", "reopened", "resumed" })
            Assert.Equal("case-transition-invalid", await (await Move(officer, id, new { to })).Code());
        using var missing = await officer.Send(
            HttpMethod.Post, $"/cases/{id}/transitions", new { to = "assigned", teamId = team });
        using var first = await Move(officer, id, new { to = "assigned", teamId = team }, etag);
        using var second = await Move(officer, id, new { to = "cancelled" }, etag);

        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed],
            [missing.StatusCode, first.StatusCode, second.StatusCode]);
        await Moved(officer, id, new { to = "cancelled" });
        Assert.Equal("case-transition-invalid", await (await Move(officer, id, new { to = "reopened" })).Code());
        Assert.Equal(["opened", "assigned", "cancelled"], Actions(await Case(officer, id)));
    }

    [Fact]
    public async Task Whom_no_message_reaches_is_visited_once_in_thirty_days()
    {
        var village = await learner.NewVillage();
        var person = await learner.RegisterId(new LearnerRequest("Bàn Thị Mẩy", "1950", "female", village));
        var officer = learner.SignInAs(village);

        await Lost(person, "permanent-failure", "2026-01-05T08:00", broadcast: Guid.CreateVersion7());
        await Lost(person, "no-contact", "2026-03-01T08:00");
        await Eventually.Pass(async () => Assert.Single(await Cases()));
        await Lost(person, "permanent-failure", "2026-03-20T08:00");
        await Lost(person, "consent-withdrawn", "2026-05-30T08:00");
        await Lost(person, "no-contact", "2026-04-25T08:00");
        await Eventually.Pass(async () => Assert.Equal(2, (await Cases()).Length));

        Assert.All(await Cases(), row => Assert.Equal(
            ("contact-lost", "unreached", person),
            (row.Text("topicCode"), row.Text("channel"), row.GetProperty("learnerId").GetGuid())));
        Assert.Equal(2, (await learner.Bus.Events<CaseOpened>()).Count(evt => evt.LearnerId == person));

        async Task<JsonElement[]> Cases() => Items(await officer.GetFromJsonAsync<JsonElement>("/cases"));
    }

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    /// <summary>What the broker would bring back: nobody reads the events of the other areas here.</summary>
    private async Task Tell(Guid areaId)
    {
        foreach (var evt in (await learner.Bus.Events<AreaReorganised>()).Where(evt => evt.AreaId == areaId))
            await learner.Bus.Publish(evt);
    }

    private Task<Guid> Lost(Guid learnerId, string reason, string at, Guid? broadcast = null) =>
        learner.Bus.Publish(new MessageUndeliverable
        {
            MessageId = Guid.CreateVersion7(),
            Version = 3,
            OccurredAt = Local(at),
            LearnerId = learnerId,
            AreaId = ThaiNguyen,
            Channel = "sms",
            ReasonCode = reason,
            BroadcastId = broadcast,
        });
}
