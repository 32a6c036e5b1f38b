using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Broadcasts;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class BroadcastTests(BroadcastFixture service) : IClassFixture<BroadcastFixture>
{
    [Fact]
    public async Task A_segment_is_audience_place_and_stage_and_each_of_it_gets_one_message()
    {
        var (commune, elsewhere) = (await service.NewCommune(), await service.NewCommune());
        var newcomer = await service.NewPerson(commune);
        var (pupil, holder, former) = (
            await service.NewPerson(commune), await service.NewPerson(commune), await service.NewPerson(commune));
        await service.NewPerson(commune, audience: "cadre");
        await service.NewPerson(elsewhere);
        await service.Restricted(await service.NewPerson(commune), commune);
        await service.Enrolled(pupil);
        await service.Enrolled(holder);
        await service.Certified(holder);
        await service.Revoked(await service.Certified(former), former);
        using var officer = service.Officer(commune);

        var toNewcomers = await BroadcastFixture.Send(
            officer, new { audiences = new[] { "citizen" }, stages = new[] { "not-enrolled" } });
        var toOthers = await BroadcastFixture.Send(officer, new { stages = new[] { "enrolled", "certified" } });
        await service.Ended(toNewcomers);
        await service.Ended(toOthers);

        Assert.Equal(new[] { newcomer, former }.Order(), await service.WrittenTo(toNewcomers));
        Assert.Equal(new[] { pupil, holder }.Order(), await service.WrittenTo(toOthers));
        var ended = Assert.Single(await service.Bus.Events<BroadcastEnded>(), evt => evt.BroadcastId == toOthers);
        Assert.Equal(("completed", 2, 0, commune), (ended.Outcome, ended.Queued, ended.Unreachable, ended.AreaId));
        Assert.Equal(2, (await service.Bus.Events<MessageQueued>()).Count(evt => evt.SourceEventId == toOthers));
        await Eventually.Pass(async () => Assert.Equal(
            2, (await officer.Read($"/broadcasts/{toOthers}")).GetProperty("messages").GetProperty("accepted")
                .GetInt32()));
    }

    [Fact]
    public async Task A_preview_counts_whom_it_reaches_by_link_and_says_when_it_would_end()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 30);
        await service.AddPeople(commune, 16, "mobifone");
        await service.NewPerson(commune, network: null);
        var objecting = await service.NewPerson(commune);
        await service.Bus.Publish(new ConsentWithdrawn
        {
            LearnerId = objecting,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            ConsentId = Guid.CreateVersion7(),
            Purpose = "sms-notices",
            Channel = "paper",
            WithdrawnOn = VietnamTime.Today(TimeProvider.System),
        });
        await Eventually.True(
            () => service.Db(db => db.Objections.AnyAsync(row => row.LearnerId == objecting)), "the objection");
        using var officer = service.Officer(commune);
        using var drafted = await BroadcastFixture.Draft(officer);

        var preview = await officer.Read($"/broadcasts/{await drafted.Id()}/preview");

        Assert.Equal((48, 46, 1, 1), (
            preview.GetProperty("people").GetInt32(), preview.GetProperty("reachable").GetInt32(),
            preview.GetProperty("objecting").GetInt32(), preview.GetProperty("unreachable").GetInt32()));
        Assert.Equal(
            [("mobifone", 16, 8), ("viettel", 30, 1000)],
            preview.GetProperty("links").EnumerateArray().Select(link => (
                link.GetProperty("link").GetString(), link.GetProperty("recipients").GetInt32(),
                link.GetProperty("perSecond").GetInt32())));
        Assert.StartsWith("[BDHVS] 30 ngay truoc", preview.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, preview.GetProperty("segments").GetInt32());
        Assert.False(preview.GetProperty("needsApproval").GetBoolean());
        var foreseen = preview.GetProperty("endsAt").GetDateTimeOffset() - DateTimeOffset.UtcNow;
        Assert.InRange(foreseen, TimeSpan.Zero, TimeSpan.FromSeconds(2)); // 16 at 8 a second
    }

    [Fact]
    public async Task What_goes_to_many_is_approved_by_somebody_who_did_not_write_it()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 50);
        using var author = service.Officer(commune);
        using var other = service.Officer(commune, "approver");
        using var drafted = await BroadcastFixture.Draft(author);
        var uri = $"/broadcasts/{await drafted.Id()}";

        using var early = await author.Command($"{uri}/schedule", new { });
        using var own = await author.Command($"{uri}/approve", new { decisionNo = "45-KH/BTGDV" });
        using var approved = await other.Command($"{uri}/approve", new { decisionNo = "45-KH/BTGDV" });
        using var again = await other.Command($"{uri}/approve", new { decisionNo = "46-KH/BTGDV" });
        using var stale = await author.Command($"{uri}/schedule", new { }, etag: "\"1\"");
        using var scheduled = await author.Command($"{uri}/schedule", new { });

        Assert.Equal("approval-needed", await early.Code());
        Assert.Equal("approver-is-author", await own.Code());
        Assert.Equal("approver", (await approved.Json()).GetProperty("approvedBy").GetString());
        Assert.Equal("broadcast-state-invalid", await again.Code());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("scheduled", (await scheduled.Json()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_has_become_larger_than_one_person_may_decide_on_waits_for_a_second()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 40);
        using var author = service.Officer(commune);
        using var other = service.Officer(commune, "approver");
        var soon = new { startsAt = DateTimeOffset.UtcNow.AddSeconds(2) };
        var id = await BroadcastFixture.Send(author, window: soon);
        await service.AddPeople(commune, 20);

        await service.Ended(id, BroadcastState.Paused);
        using var refused = await author.Command($"/broadcasts/{id}/resume", new { });
        using var approved = await other.Command($"/broadcasts/{id}/approve", new { decisionNo = "45-KH/BTGDV" });
        approved.EnsureSuccessStatusCode();
        Assert.Empty(await service.WrittenTo(id));
        (await author.Command($"/broadcasts/{id}/resume", new { })).EnsureSuccessStatusCode();

        Assert.Equal("approval-needed", await refused.Code());
        await service.Ended(id);
        Assert.Equal(60, (await service.WrittenTo(id)).Distinct().Count());
    }

    [Fact]
    public async Task A_slow_link_holds_up_nobody_else_and_a_pause_holds_until_it_is_taken_back()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 40, "mobifone"); // 8 a second
        await service.AddPeople(commune, 9);
        using var officer = service.Officer(commune);
        var id = await BroadcastFixture.Send(officer);
        await Eventually.True(
            () => service.Db(db => db.BroadcastLanes.AnyAsync(
                lane => lane.BroadcastId == id && lane.Link == "viettel" && lane.Queued == 9)),
            "the quick link done");

        (await officer.Command($"/broadcasts/{id}/pause", new { })).EnsureSuccessStatusCode();
        var paused = (await service.WrittenTo(id)).Count;
        var other = await BroadcastFixture.Send(officer, new { stages = new[] { "certified" } });
        await service.Ended(other); // the worker has been round since
        var progress = await officer.Read($"/broadcasts/{id}");

        Assert.InRange(paused, 9, 48);
        Assert.Equal(paused, (await service.WrittenTo(id)).Count);
        Assert.Equal("paused", progress.GetProperty("broadcast").GetProperty("state").GetString());
        Assert.Equal(49, progress.GetProperty("people").GetInt32());
        using var twice = await officer.Command($"/broadcasts/{id}/pause", new { });
        Assert.Equal("broadcast-state-invalid", await twice.Code());
        (await officer.Command($"/broadcasts/{id}/resume", new { })).EnsureSuccessStatusCode();
        await service.Ended(id);
        Assert.Equal(49, (await service.WrittenTo(id)).Distinct().Count());
        Assert.Equal(49, (await service.WrittenTo(id)).Count);
        await Eventually.True(
            () => service.Db(async db => !await db.BroadcastRecipients.AnyAsync(row => row.BroadcastId == id)),
            "the list forgotten");
    }

    [Fact]
    public async Task What_is_of_no_use_any_more_or_was_cancelled_is_not_sent()
    {
        var (slow, late) = (await service.NewCommune(), await service.NewCommune());
        await service.AddPeople(slow, 20, "vnpt"); // 1 a second
        await service.AddPeople(late, 10);
        using var officer = service.Officer(slow);
        using var neighbour = service.Officer(late);

        var expiring = await BroadcastFixture.Send(
            officer, window: new { endsAt = DateTimeOffset.UtcNow.AddSeconds(6) });
        var planned = await BroadcastFixture.Send(
            neighbour, window: new { startsAt = DateTimeOffset.UtcNow.AddHours(1) });
        (await neighbour.Command($"/broadcasts/{planned}/cancel", new { })).EnsureSuccessStatusCode();
        using var twice = await neighbour.Command($"/broadcasts/{planned}/cancel", new { });
        await service.Ended(expiring);

        Assert.Equal("broadcast-state-invalid", await twice.Code());
        var written = await service.WrittenTo(expiring);
        Assert.InRange(written.Count, 1, 19);
        var ended = (await service.Bus.Events<BroadcastEnded>()).ToDictionary(evt => evt.BroadcastId);
        Assert.Equal(("expired", written.Count), (ended[expiring].Outcome, ended[expiring].Queued));
        Assert.Equal(("cancelled", 0), (ended[planned].Outcome, ended[planned].Queued));
        Assert.Empty(await service.WrittenTo(planned));
    }

    [Fact]
    public async Task Somebody_registered_twice_is_one_person_with_all_they_have_attained()
    {
        var commune = await service.NewCommune();
        var (stays, merged) = (await service.NewPerson(commune), await service.NewPerson(commune));
        await service.Certified(merged);
        await service.Bus.Publish(new LearnersMerged
        {
            LearnerId = stays,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = merged,
            MergeId = Guid.CreateVersion7(),
            AreaId = commune,
        });
        await Eventually.True(
            () => service.Db(db => db.LearnerMerges.AnyAsync(row => row.LoserId == merged)), "the merge");
        using var officer = service.Officer(commune);

        var toAll = await BroadcastFixture.Send(officer);
        var toHolders = await BroadcastFixture.Send(officer, new { stages = new[] { "certified" } });
        var toNewcomers = await BroadcastFixture.Send(officer, new { stages = new[] { "not-enrolled" } });
        await service.Ended(toAll);
        await service.Ended(toHolders);
        await service.Ended(toNewcomers);

        Assert.Equal([stays], await service.WrittenTo(toAll));
        Assert.Equal([stays], await service.WrittenTo(toHolders));
        Assert.Empty(await service.WrittenTo(toNewcomers));
    }

    [Fact]
    public async Task An_erased_person_is_on_no_list_and_older_news_bring_nobody_back()
    {
        var commune = await service.NewCommune();
        var (erased, other) = (await service.NewPerson(commune), await service.NewPerson(commune));
        await service.Enrolled(erased);
        await service.Bus.Publish(new LearnerErased
        {
            LearnerId = erased,
            Version = 7,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = Guid.CreateVersion7(),
            AreaId = commune,
        });
        await Eventually.True(
            () => service.Db(db => db.Recipients.AnyAsync(row => row.LearnerId == erased && row.State == "erased")),
            "the erasure");
        await service.Bus.Publish(new LearnerProfileChanged
        {
            LearnerId = erased,
            Version = 6,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = commune,
            State = "active",
            Audiences = ["citizen"],
            PreferredLanguage = "vi",
            ChangedFields = ["area"],
        });
        using var officer = service.Officer(commune);

        var id = await BroadcastFixture.Send(officer);
        await service.Ended(id);

        Assert.Equal([other], await service.WrittenTo(id));
        Assert.False(await service.Db(db => db.Attainments.AnyAsync(row => row.LearnerId == erased)));
    }

    [Fact]
    public async Task A_broadcast_is_seen_and_sent_only_within_its_area_and_by_those_who_may()
    {
        var (commune, foreign) = (await service.NewCommune(), await service.NewCommune());
        using var officer = service.Officer(commune);
        using var stranger = service.Officer(foreign);
        using var reader = service.SignInAs(commune, Scopes.MessagesRead);
        using var drafted = await BroadcastFixture.Draft(officer);
        var uri = $"/broadcasts/{await drafted.Id()}";

        using var outside = await BroadcastFixture.Draft(officer, new { areaIds = new[] { foreign } });
        using var unknown = await officer.Command(
            "/broadcasts", new { name = "x", templateCode = "no-such", values = new { } });
        using var unfilled = await officer.Command(
            "/broadcasts", new { name = "x", templateCode = "practice-follow-up", values = new { task = "x" } });
        using var backwards = await officer.Command($"{uri}/schedule", new
        {
            startsAt = DateTimeOffset.UtcNow.AddHours(2),
            endsAt = DateTimeOffset.UtcNow.AddHours(1),
        });
        using var notTheirs = await BroadcastFixture.Draft(reader);
        var steps = new[] { "approve", "schedule", "pause", "resume", "cancel" };
        foreach (var step in steps)
        {
            object body = step == "approve" ? new { decisionNo = "45-KH/BTGDV" } : new { };
            using var missing = await stranger.Command($"{uri}/{step}", body);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        Assert.Equal("area-outside", await outside.Code());
        Assert.Equal("unknown-template", await unknown.Code());
        Assert.Equal("values-mismatch", await unfilled.Code());
        Assert.Equal("window-invalid", await backwards.Code());
        Assert.Equal(HttpStatusCode.Forbidden, notTheirs.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(uri, UriKind.Relative))).StatusCode);
        Assert.Empty((await stranger.Read("/broadcasts")).GetProperty("items").EnumerateArray());
        var item = Assert.Single((await reader.Read("/broadcasts?state=draft")).GetProperty("items").EnumerateArray());
        Assert.Equal("author", item.GetProperty("preparedBy").GetString());
    }
}
