using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.ForceSteps;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class TeamTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    [Trait("requirement", "002-19"), Trait("requirement", "004-14"), Trait("requirement", "001-14")]
    public async Task A_community_team_is_formed_with_villages_and_members_and_told()
    {
        var commune = await learner.NewCommune("Tổ 1", "Tổ 2");
        var officer = learner.SignInAs(commune.Id);
        var (leader, youth) = (await learner.Person(commune.Id), await learner.Person(commune.Villages["Tổ 1"]));

        var answer = await Post(officer, "/teams", new
        {
            kind = "community-digital",
            name = "Tổ công nghệ số cộng đồng phường Đức Xuân",
            areaId = commune.Id,
            formedOn = "2025-03-01",
            villageIds = commune.Villages.Values,
            members = new object[]
            {
                new { learnerId = leader, role = "leader", joinedOn = "2025-03-01" },
                new { learnerId = youth, role = "youth-core", joinedOn = "2025-03-02" },
            },
        });
        var id = (await Json(answer)).GetProperty("id").GetGuid();
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/teams/{id}");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            (2, 2), (shown.GetProperty("members").GetInt32(), shown.GetProperty("villageIds").GetArrayLength()));
        var told = Assert.Single(await learner.Bus.Events<TeamFormed>(), evt => evt.TeamId == id);
        Assert.Equal(("community-digital", 1L, 2), (told.Kind, told.Version, told.VillageIds.Count));
        var joined = (await learner.Bus.Events<TeamMemberJoined>()).Where(evt => evt.TeamId == id).ToArray();
        Assert.Equal([2L, 3L], joined.Select(evt => evt.Version));
        Assert.Equal(["leader", "youth-core"], joined.Select(evt => evt.MemberRole));
    }

    [Fact, Trait("requirement", "004-18")]
    public async Task Somebody_may_be_in_a_rapid_response_team_too_and_is_one_person()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        await FormTeam(officer, commune.Id, [person]);
        await FormTeam(officer, commune.Id, [person], "rapid-response");

        var summary = await officer.GetFromJsonAsync<JsonElement>("/teams/summary");

        Assert.Equal(
            (2, 1), (summary.GetProperty("teams").GetInt32(), summary.GetProperty("members").GetInt32()));
        Assert.Equal(
            ["community-digital", "rapid-response"],
            summary.GetProperty("byMandate").EnumerateArray().Select(row => row.GetProperty("mandate").GetString()!));
    }

    [Fact]
    public async Task Five_hundred_join_at_once_and_all_or_none()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var team = await FormTeam(officer, commune.Id, []);
        var people = await learner.People(commune.Id, 501);

        var tooMany = await Join(officer, team, people);
        var withStranger = await Join(officer, team, [.. people.Take(3), Guid.NewGuid()]);
        var fine = await Join(officer, team, people[..500]);

        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        Assert.Equal("learner-unknown", (await Json(withStranger)).GetProperty("code").GetString());
        Assert.Equal(500, (await Json(fine)).GetProperty("joined").GetInt32());
        Assert.Equal(
            500,
            (await officer.GetFromJsonAsync<JsonElement>($"/teams/{team}")).GetProperty("members").GetInt32());
    }

    [Fact]
    public async Task Of_twenty_who_add_one_person_at_once_one_does()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var team = await FormTeam(officer, commune.Id, []);
        var person = await learner.Person(commune.Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Join(officer, team, person)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Single(await Members(officer, team));
    }

    [Fact]
    public async Task Who_left_may_come_back_on_the_same_day()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var member = (await Members(officer, team))[0].GetProperty("id").GetGuid();
        var leaving = $"/teams/{team}/members/{member}/leave";

        var early = await Post(officer, leaving, new { on = "2024-12-31" });
        var left = await Post(officer, leaving, new { on = "2025-03-01" });
        var twice = await Post(officer, leaving, new { on = "2025-03-01" });
        var back = await Join(officer, team, person);

        Assert.Equal("team-date-invalid", (await Json(early)).GetProperty("code").GetString());
        Assert.Equal("member-left", (await Json(twice)).GetProperty("code").GetString());
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [left.StatusCode, back.StatusCode]);
        Assert.Single(await learner.Bus.Events<TeamMemberLeft>(), evt => evt.TeamId == team);
        Assert.Equal(
            1,
            (await officer.GetFromJsonAsync<JsonElement>($"/teams/{team}?asOf=2025-02-28"))
                .GetProperty("members").GetInt32());
    }

    [Fact]
    public async Task A_change_names_the_version_it_has_seen_and_an_ended_team_takes_nobody()
    {
        var commune = await learner.NewCommune("Tổ 1", "Tổ 2");
        var officer = learner.SignInAs(commune.Id);
        var team = await FormTeam(officer, commune.Id, []);
        var path = $"/teams/{team}";
        var seen = (await officer.GetAsync(new Uri(path, UriKind.Relative))).Headers.ETag!.ToString();

        var villages = new { villageIds = new[] { commune.Villages["Tổ 1"] } };
        var changed = await Change(officer, HttpMethod.Patch, path, villages, seen);
        var stale = await Change(officer, HttpMethod.Patch, path, new { name = "Tổ khác" }, seen);
        var ended = await Change(officer, HttpMethod.Patch, path, new { endedOn = "2025-06-01" });
        var late = await Join(officer, team, await learner.Person(commune.Id));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [changed.StatusCode, ended.StatusCode]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("team-ended", (await Json(late)).GetProperty("code").GetString());
    }

    [Fact, Trait("requirement", "002-19")]
    public async Task A_team_is_active_that_reported_something_in_the_time_of_the_rule_and_a_report_counts_once()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var busy = await FormTeam(officer, commune.Id, []);
        await FormTeam(officer, commune.Id, []);
        var report = new { id = Guid.NewGuid(), kind = "training", on = "2025-04-01", participants = 30, minutes = 90 };

        var first = await Post(officer, $"/teams/{busy}/activities", report);
        var again = await Post(officer, $"/teams/{busy}/activities", report);
        var summary = await officer.GetFromJsonAsync<JsonElement>("/teams/summary?asOf=2025-06-29");
        var later = await officer.GetFromJsonAsync<JsonElement>("/teams/summary?asOf=2025-06-30");
        var active = await officer.GetFromJsonAsync<JsonElement>("/teams?active=true&asOf=2025-06-29");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, again.StatusCode]);
        Assert.Equal(
            (1, 500, 90, 1),
            (summary.GetProperty("activeTeams").GetInt32(), summary.GetProperty("activePermille").GetInt32(),
                summary.GetProperty("activeDays").GetInt32(), summary.GetProperty("ruleVersion").GetInt32()));
        Assert.Equal(0, later.GetProperty("activeTeams").GetInt32());
        Assert.Equal(busy, Assert.Single(Items(active)).GetProperty("id").GetGuid());
        Assert.Single(await learner.Bus.Events<TeamActivityReported>(), evt => evt.TeamId == busy);
    }

    [Fact, Trait("requirement", "002-19")]
    public async Task Villages_without_a_team_are_listed()
    {
        var commune = await learner.NewCommune("Tổ 1", "Tổ 2", "Tổ 3");
        var officer = learner.SignInAs(commune.Id);
        await FormTeam(officer, commune.Villages["Tổ 1"], []);
        var team = await FormTeam(officer, commune.Id, []);
        await Change(
            officer, HttpMethod.Patch, $"/teams/{team}", new { villageIds = new[] { commune.Villages["Tổ 2"] } });

        var without = await officer.GetFromJsonAsync<JsonElement>("/villages/coverage?withTeam=false");

        Assert.Equal(
            (3, 2), (without.GetProperty("villages").GetInt32(), without.GetProperty("withTeam").GetInt32()));
        Assert.Equal("Tổ 3", Assert.Single(Items(without)).GetProperty("name").GetString());
    }

    [Fact, Trait("requirement", "004-17")]
    public async Task A_student_of_a_school_team_has_a_statement_of_hours()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var student = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [student], "school");
        var hours = $"/learners/{student}/volunteer-hours";
        object Given(Guid id, string on, int minutes) =>
            new { id, teamId = team, on, minutes, activity = "house-visits" };
        var record = Given(Guid.NewGuid(), "2025-04-01", 240);

        await Post(officer, hours, record);
        await Post(officer, hours, record);
        var full = await Post(officer, hours, Given(Guid.NewGuid(), "2025-04-01", 480));
        var over = await Post(officer, hours, Given(Guid.NewGuid(), "2025-04-01", 1));
        var before = await Post(officer, hours, Given(Guid.NewGuid(), "2024-12-31", 60));
        var statement = await officer.GetFromJsonAsync<JsonElement>($"{hours}?year=2025");

        Assert.Equal(HttpStatusCode.OK, full.StatusCode);
        Assert.Equal("volunteer-hours-too-many", (await Json(over)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, before.StatusCode);
        Assert.Equal(
            (720, 1), (statement.GetProperty("minutes").GetInt32(), statement.GetProperty("days").GetInt32()));
        Assert.Equal(2, (await learner.Bus.Events<VolunteerHoursCredited>()).Count(evt => evt.LearnerId == student));
    }

    [Fact]
    public async Task A_team_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var person = await learner.Person(commune.Id);
        var team = await FormTeam(officer, commune.Id, [person]);
        var member = (await Members(officer, team))[0].GetProperty("id").GetGuid();
        var stranger = learner.SignInAs(HaNoi);
        HttpResponseMessage[] answers =
        [
            await stranger.GetAsync($"/teams/{team}"),
            await stranger.GetAsync($"/teams/{team}/members"),
            await stranger.GetAsync($"/teams/{team}/assignments"),
            await stranger.GetAsync($"/teams?areaId={commune.Id}"),
            await stranger.GetAsync($"/teams/summary?areaId={commune.Id}"),
            await stranger.GetAsync($"/villages/coverage?areaId={commune.Id}"),
            await stranger.GetAsync($"/learners/{person}/volunteer-hours"),
            await Join(stranger, team, person),
            await Post(stranger, $"/teams/{team}/members/{member}/leave", new { on = "2025-03-01" }),
            await Change(stranger, HttpMethod.Patch, $"/teams/{team}", new { name = "Của tôi" }),
            await Post(stranger, "/teams", new { kind = "school", name = "Tổ", areaId = commune.Id }),
            await Post(
                stranger, "/teams/merge",
                new { survivorId = team, absorbedIds = new[] { Guid.NewGuid() }, decisionNo = "1", on = "2025-03-01" }),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty(Items(await stranger.GetFromJsonAsync<JsonElement>("/teams")));
    }

    [Theory]
    [InlineData("""{"kind":"choir","name":"Tổ"}""")]
    [InlineData("""{"kind":"school","name":""}""")]
    [InlineData("""{"kind":"school","name":"  "}""")]
    [InlineData("""{"kind":"school","name":"Tổ","formedOn":"31/12/2025"}""")]
    [InlineData("""{"kind":"school","name":"Tổ","members":[{"learnerId":"x"}]}""")]
    [InlineData("""{"kind":"school","name":"Tổ","leader":"Hà Thị Lan"}""")]
    public async Task What_cannot_be_a_team_is_refused(string body)
    {
        var commune = await learner.NewCommune();
        var request = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        request["areaId"] = commune.Id;

        var answer = await Post(learner.SignInAs(commune.Id), "/teams", request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_may_only_read_cannot_form_a_team()
    {
        var commune = await learner.NewCommune();
        var reader = learner.SignInAs(commune.Id, Scopes.ForceRead);

        var answer = await Post(reader, "/teams", new { kind = "school", name = "Tổ", areaId = commune.Id });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/teams")).StatusCode);
    }
}
