using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Privacy;
using static Platform.Learners.Tests.ForceSteps;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>
/// Somebody who was registered twice is one member, one mentor and one mentee; and two again when that is undone.
/// </summary>
[Trait("requirement", "000-06")]
public sealed class ForceOfMergedLearnersTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task Memberships_hours_and_loans_go_over_to_the_one_that_stays_and_back_to_the_byte()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var people = await learner.People(commune.Id, 3);
        var (winner, loser) = (people[0], people[1]);
        var shared = await FormTeam(officer, commune.Id, [loser, people[2]]);
        await Join(officer, shared, winner);
        var other = await FormTeam(officer, commune.Id, [loser], "school");
        await Post(
            officer, $"/learners/{loser}/volunteer-hours",
            new { id = Guid.NewGuid(), teamId = other, on = "2025-04-01", minutes = 60, activity = "training" });
        await learner.Certify(loser);
        Assert.Equal(HttpStatusCode.Created, (await Assign(officer, other, loser, commune.Id)).StatusCode);
        var before = await Rows(winner, loser);

        var merge = await Merge(officer, winner, loser);
        var summary = await officer.GetFromJsonAsync<JsonElement>("/teams/summary");
        var atFirst = await officer.GetFromJsonAsync<JsonElement>("/teams/summary?asOf=2025-02-01");
        var hours = await officer.GetFromJsonAsync<JsonElement>($"/learners/{winner}/volunteer-hours?year=2025");
        var assigned = await Assign(officer, other, winner, commune.Id);

        Assert.Equal(2, summary.GetProperty("members").GetInt32());
        Assert.Equal(2, atFirst.GetProperty("members").GetInt32()); // the winner joined later, the person was there
        Assert.Equal(60, hours.GetProperty("minutes").GetInt32());
        Assert.Equal(HttpStatusCode.Created, assigned.StatusCode); // with the certificate of the other registration
        await learner.Use<LearnerDbContext, int>(db => db.TeamAssignments
            .Where(given => given.LearnerId == winner).OrderByDescending(given => given.Id).Take(1)
            .ExecuteDeleteAsync());

        await Undo(officer, merge);

        Assert.Equal(before, await Rows(winner, loser));
        Assert.Equal(
            3, (await officer.GetFromJsonAsync<JsonElement>("/teams/summary")).GetProperty("members").GetInt32());
    }

    [Fact]
    public async Task A_mentor_registered_twice_has_the_mentees_of_both_and_a_mentee_registered_twice_counts_once()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var people = await learner.People(commune.Id, 8);
        var (winner, loser, twice) = (people[0], people[1], people[7]);
        foreach (var mentee in people[2..5])
            await Guide(officer, winner, mentee);
        foreach (var mentee in people[4..7]) // people[4] is guided by both
            await Guide(officer, loser, mentee);

        var merge = await Merge(officer, winner, loser);

        Assert.Equal((5, true), await Quota(officer, winner));
        await Merge(officer, people[2], twice); // nothing hangs on it
        var mentees = await Merge(officer, people[3], people[5]);
        Assert.Equal((4, false), await Quota(officer, winner));
        await Undo(officer, mentees);
        Assert.Equal((5, true), await Quota(officer, winner));
        await Undo(officer, merge);
        Assert.Equal((3, false), await Quota(officer, winner));
        Assert.Equal((3, false), await Quota(officer, loser));
        var told = (await learner.Bus.Events<MentorQuotaMet>()).Count(evt => evt.MentorId == winner);
        Assert.Equal(2, told);
    }

    [Fact]
    public async Task After_an_erasure_nobody_is_a_member_or_a_mentor_and_what_was_counted_stays()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var people = await learner.People(commune.Id, 2);
        var team = await FormTeam(officer, commune.Id, [people[0]]);
        await Guide(officer, people[0], people[1]);

        await learner.Use<IServiceProvider, int>(async services =>
        {
            await services.GetRequiredService<PersonalRecords>().Erase(people[0], CancellationToken.None);
            return await services.GetRequiredService<LearnerDbContext>().SaveChangesAsync();
        });

        Assert.Empty(await Members(officer, team));
        Assert.Equal(
            1,
            (await officer.GetFromJsonAsync<JsonElement>($"/teams/{team}?asOf=2025-02-01"))
                .GetProperty("members").GetInt32());
        Assert.Equal((0, false), await Quota(officer, people[0]));
        Assert.Single(await learner.Bus.Events<TeamMemberLeft>(), evt => evt.TeamId == team);
        Assert.Single(await learner.Bus.Events<MentorshipEnded>(), evt => evt.MentorId == people[0]);
    }

    private static Task<HttpResponseMessage> Assign(HttpClient officer, Guid team, Guid learnerId, Guid areaId) => Post(
        officer, $"/teams/{team}/assignments", new { learnerId, task = "train", areaId, validFrom = "2025-03-01" });

    private static async Task Guide(HttpClient officer, Guid mentorId, Guid menteeId) => Assert.Equal(
        HttpStatusCode.Created,
        (await Post(officer, "/mentorships", new { mentorId, menteeId })).StatusCode);

    private static async Task<(int Mentees, bool Met)> Quota(HttpClient officer, Guid mentor)
    {
        var quota = await officer.GetFromJsonAsync<JsonElement>($"/mentors/{mentor}/quota");
        return (quota.GetProperty("mentees").GetInt32(), quota.GetProperty("met").GetBoolean());
    }

    private static async Task<Guid> Merge(HttpClient officer, Guid winner, Guid loserId)
    {
        var answer = await Post(officer, $"/learners/{winner}/merge", new { loserId, reason = "Cùng một người." });
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("mergeId").GetGuid();
    }

    private static async Task Undo(HttpClient officer, Guid merge)
    {
        var answer = await Post(officer, $"/merges/{merge}/undo", new { reason = "Là hai chị em." });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<string> Rows(params Guid[] people) => learner.Use<LearnerDbContext, string>(db => db.Database
        .SqlQuery<string>(
            $"""
            SELECT concat_ws(E'\n',
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM team_members AS r
                 WHERE learner_id = ANY({people})),
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM volunteer_times AS r
                 WHERE learner_id = ANY({people})),
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM team_assignments AS r
                 WHERE learner_id = ANY({people})),
                (SELECT string_agg(r::text, E'\n' ORDER BY certificate_id) FROM held_certificates AS r
                 WHERE learner_id = ANY({people}))) AS "Value"
            """).SingleAsync());
}
