using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.ForceSteps;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Community teams and Project 06 groups became one: both mandates kept, each member counted once.</summary>
public sealed class TeamMergeTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "003-07")]
    public async Task Who_was_in_both_is_one_person_with_two_mandates_and_undoing_it_restores_both_histories()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var people = await learner.People(commune.Id, 3);
        var (inBoth, onlyCommunity, onlyProject) = (people[0], people[1], people[2]);
        var team = await FormTeam(officer, commune.Id, [inBoth, onlyCommunity]);
        var group = await FormTeam(officer, commune.Id, [inBoth, onlyProject], "project-06");
        var before = await Rows(team, group);

        var merged = await Json(await Merge(officer, team, group));
        var members = await Members(officer, team);

        Assert.Equal(3, merged.GetProperty("members").GetInt32());
        Assert.Equal(
            ["community-digital", "project-06"],
            merged.GetProperty("mandates").EnumerateArray().Select(code => code.GetString()!));
        Assert.Equal(4, members.Length);
        Assert.Equal(
            ["community-digital", "project-06"],
            members.Where(row => row.GetProperty("learnerId").GetGuid() == inBoth)
                .Select(row => row.GetProperty("mandate").GetString()!).Order());
        Assert.Equal((1, 3), await Totals(officer));
        Assert.Equal((2, 3), await Totals(officer, "?asOf=2025-05-31"));
        var told = Assert.Single(await learner.Bus.Events<TeamMerged>(), evt => evt.TeamId == team);
        Assert.Equal((3, group), (told.MemberCount, Assert.Single(told.AbsorbedTeamIds)));

        var undone = await Undo(officer, merged);

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(before, await Rows(team, group));
        Assert.Equal((2, 3), await Totals(officer));
        Assert.Equal(
            2,
            Assert.Single(await learner.Bus.Events<TeamMergeUndone>(), evt => evt.TeamId == team).MemberCount);
    }

    [Fact, Trait("requirement", "003-07")]
    public async Task A_mandate_that_both_had_goes_on_once()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var (one, other) =
            (await FormTeam(officer, commune.Id, [person]), await FormTeam(officer, commune.Id, [person]));

        var merged = await Json(await Merge(officer, one, other));

        Assert.Equal(1, merged.GetProperty("mandates").GetArrayLength());
        Assert.Single(await Members(officer, one));
    }

    [Fact]
    public async Task Who_left_after_the_merger_has_left_after_it_was_undone_too()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var (team, group) =
            (await FormTeam(officer, commune.Id, []), await FormTeam(officer, commune.Id, [person], "project-06"));
        var merged = await Json(await Merge(officer, team, group));
        var member = (await Members(officer, team))[0].GetProperty("id").GetGuid();
        await Post(officer, $"/teams/{team}/members/{member}/leave", new { on = "2025-08-01" });

        await Undo(officer, merged);

        Assert.Empty(await Members(officer, group));
        Assert.Equal(
            1,
            (await officer.GetFromJsonAsync<JsonElement>($"/teams/{group}?asOf=2025-07-31"))
                .GetProperty("members").GetInt32());
    }

    [Fact]
    public async Task A_team_is_absorbed_once_however_many_ask_at_once()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var group = await FormTeam(officer, commune.Id, [], "project-06");
        var teams = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => FormTeam(officer, commune.Id, [])));

        var answers = await Task.WhenAll(teams.Select(team => Merge(officer, team, group)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_does_not_fit_together_is_not_merged()
    {
        var commune = await learner.NewCommune();
        var elsewhere = await learner.NewCommune("Tổ xa");
        var officer = learner.SignInAs(ThaiNguyen);
        var team = await FormTeam(officer, commune.Id, []);
        var far = await FormTeam(officer, elsewhere.Villages["Tổ xa"], []);
        var young = await FormTeam(officer, commune.Id, [], formedOn: "2025-06-02");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Merge(officer, team, team)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Merge(officer, team, far)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Merge(officer, team, young)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Merge(officer, team, Guid.NewGuid())).StatusCode);
    }

    [Fact]
    public async Task A_merger_on_which_a_later_one_depends_is_not_undone()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var team = await FormTeam(officer, commune.Id, []);
        var first = await Json(await Merge(officer, team, await FormTeam(officer, commune.Id, [], "project-06")));
        var second = await Json(await Merge(officer, team, await FormTeam(officer, commune.Id, [], "school")));

        var early = await Undo(officer, first);
        var late = await Undo(officer, second);
        var again = await Undo(officer, second);
        var now = await Undo(officer, first);

        Assert.Equal("team-merge-not-undoable", (await Json(early)).GetProperty("code").GetString());
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK],
            [late.StatusCode, again.StatusCode, now.StatusCode]);
        Assert.Equal(
            HttpStatusCode.NotFound, (await Undo(learner.SignInAs(HaNoi), second)).StatusCode);
    }

    private static Task<HttpResponseMessage> Merge(HttpClient officer, Guid survivorId, Guid absorbedId) => Post(
        officer, "/teams/merge",
        new { survivorId, absorbedIds = new[] { absorbedId }, decisionNo = "06/QĐ", on = "2025-06-01" });

    private static Task<HttpResponseMessage> Undo(HttpClient officer, JsonElement merged) =>
        Post(officer, $"/team-merges/{merged.GetProperty("id").GetGuid()}/undo", new { });

    private static async Task<(int Teams, int Members)> Totals(HttpClient officer, string query = "")
    {
        var summary = await officer.GetFromJsonAsync<JsonElement>($"/teams/summary{query}");
        return (summary.GetProperty("teams").GetInt32(), summary.GetProperty("members").GetInt32());
    }

    /// <summary>Every row of the teams, column by column, as the database holds it.</summary>
    private Task<string> Rows(params Guid[] teams) => learner.Use<LearnerDbContext, string>(db => db.Database
        .SqlQuery<string>(
            $"""
            SELECT concat_ws(E'\n',
                (SELECT string_agg(m::text, E'\n' ORDER BY id) FROM team_members AS m WHERE team_id = ANY({teams})),
                (SELECT string_agg(m::text, E'\n' ORDER BY id) FROM team_mandates AS m WHERE team_id = ANY({teams})),
                (SELECT string_agg(concat_ws(',', id, name, ended_on, merged_into), E'\n' ORDER BY id) FROM teams
                 WHERE id = ANY({teams}))) AS "Value"
            """).SingleAsync());
}
