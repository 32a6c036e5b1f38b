using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class VisitTests(BroadcastFixture service) : IClassFixture<BroadcastFixture>
{
    [Fact]
    public async Task Whom_no_channel_reaches_a_person_visits_and_two_broadcasts_suggest_it_once()
    {
        var commune = await service.NewCommune();
        var (reached, lonely, guided) = (
            await service.NewPerson(commune), await service.NewPerson(commune, network: null),
            await service.NewPerson(commune, network: null));
        var mentor = await Guided(guided, commune);
        using var officer = service.Officer(commune);

        var quiet = await BroadcastFixture.Send(officer);
        await service.Ended(quiet);
        Assert.Empty((await officer.Read("/visits")).GetProperty("items").EnumerateArray());
        foreach (var _ in Enumerable.Range(0, 2))
            await service.Ended(await BroadcastFixture.Send(officer, new { visitUnreachable = true }));

        var all = (await officer.Read("/visits")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            new[] { lonely, guided }.Order(), all.Select(visit => visit.GetProperty("learnerId").GetGuid()).Order());
        var mine = Assert.Single(
            (await officer.Read($"/visits?mentorId={mentor}")).GetProperty("items").EnumerateArray());
        Assert.Equal(guided, mine.GetProperty("learnerId").GetGuid());
        var told = (await service.Bus.Events<VisitSuggested>()).Where(evt => evt.AreaId == commune).ToList();
        Assert.Equal(
            new[] { (lonely, (Guid?)null), (guided, mentor) }.Order(),
            told.Select(evt => (evt.LearnerId, evt.MentorId)).Order());
        Assert.DoesNotContain(reached, told.Select(evt => evt.LearnerId));
    }

    [Fact]
    public async Task A_visit_is_closed_once_and_whoever_is_lost_again_is_visited_again()
    {
        var commune = await service.NewCommune();
        var lonely = await service.NewPerson(commune, network: null);
        using var officer = service.Officer(commune);
        using var mentor = service.SignInAs(commune, Scopes.ForceRead, Scopes.AssistsWrite);
        using var stranger = service.Officer(await service.NewCommune());
        await service.Ended(await BroadcastFixture.Send(officer, new { visitUnreachable = true }));
        var open = Assert.Single((await mentor.Read("/visits?open=true")).GetProperty("items").EnumerateArray());
        var uri = $"/visits/{open.GetProperty("id").GetGuid()}/close";

        using var foreign = await stranger.Command(uri, new { outcome = "reached" });
        using var stale = await mentor.Command(uri, new { outcome = "reached" }, "\"1\"");
        var etag = open.GetProperty("eTag").GetString()!;
        using var closed = await mentor.Command(uri, new { outcome = "reached" }, etag);
        using var twice = await mentor.Command(uri, new { outcome = "moved" });
        await service.Ended(await BroadcastFixture.Send(officer, new { visitUnreachable = true }));

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal("visit-closed", await twice.Code());
        Assert.Equal(2, await service.Db(db => db.VisitSuggestions.CountAsync(visit => visit.LearnerId == lonely)));
        Assert.Single((await mentor.Read("/visits?open=true")).GetProperty("items").EnumerateArray());
    }

    private async Task<Guid> Guided(Guid mentee, Guid area)
    {
        var mentor = Guid.CreateVersion7();
        await service.Bus.Publish(new MentorshipStarted
        {
            MentorshipId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            MentorId = mentor,
            MenteeId = mentee,
            AreaId = area,
            Generation = 1,
        });
        await Eventually.True(
            () => service.Db(db => db.Guidances.AnyAsync(row => row.MenteeId == mentee)), "the mentor");
        return mentor;
    }
}
