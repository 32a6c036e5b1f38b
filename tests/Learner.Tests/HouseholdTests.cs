using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Households;
using Platform.ServiceDefaults;

namespace Platform.Learners.Tests;

public sealed class HouseholdTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "002-08")]
    public async Task A_household_tells_of_itself_and_of_each_member_in_order()
    {
        var home = await learner.NewHome();

        using var officer = learner.SignInAs(home.Commune);
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/households/{home.Id}");

        Assert.Equal(3, shown.GetProperty("members").GetArrayLength());
        Assert.Equal("Cạnh giếng làng", shown.GetProperty("placeNote").GetString());
        var placed = Assert.Single(await learner.Bus.Events<HouseholdPlaced>(), e => e.HouseholdId == home.Id);
        Assert.Equal((1, home.Village), (placed.Version, placed.AreaId));
        var joined = await Joined(home.Id);
        Assert.Equal([(2L, 1), (3L, 2), (4L, 3)], joined.Select(e => (e.Version, e.MemberCount)));
        Assert.Equal(["head", "grandchild", "other"], joined.Select(e => e.Relation));
    }

    [Fact]
    public async Task Nobody_lives_in_two_households_at_a_time_and_may_move_from_one_to_the_other_on_a_day()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);
        var form = new { areaId = home.Village, members = new[] { new { relation = "head", learnerId = home.Xinh } } };

        using var refused = await LearnerFixture.Post(officer, "/households", form);
        using var left = await LearnerFixture.Post(
            officer, $"/households/{home.Id}/members/{home.Members[0]}/leave", new { reason = "moved" });
        using var accepted = await LearnerFixture.Post(officer, "/households", form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("household-member-elsewhere", await Code(refused));
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        var evt = Assert.Single(await learner.Bus.Events<HouseholdMemberLeft>(), e => e.HouseholdId == home.Id);
        Assert.Equal(("moved", 2, home.Xinh), (evt.LeaveReason, evt.MemberCount, evt.LearnerId));
    }

    [Fact]
    public async Task Twenty_officers_who_enter_one_person_at_once_make_one_membership()
    {
        var home = await learner.NewHome();
        var person = await learner.RegisterId(new LearnerRequest("Hoàng Văn Nam", "1990", "male", home.Village));
        using var officer = learner.SignInAs(home.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LearnerFixture.Post(
            officer, "/households",
            new { areaId = home.Village, members = new[] { new { relation = "head", learnerId = person } } })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact, Trait("requirement", "003-02")]
    public async Task A_grandchild_shows_the_grandmother_and_the_same_record_of_a_device_changes_nothing()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);
        var guide = new
        {
            id = Guid.CreateVersion7(),
            guideMemberId = home.Members[1],
            guidedMemberId = home.Members[0],
            on = Today,
            evidence = "household",
            topicCode = "digital-identity",
        };

        using var first = await LearnerFixture.Post(officer, $"/households/{home.Id}/guides", guide);
        using var again = await LearnerFixture.Post(officer, $"/households/{home.Id}/guides", guide);
        using var himself = await LearnerFixture.Post(
            officer, $"/households/{home.Id}/guides",
            new { guide.guideMemberId, guidedMemberId = guide.guideMemberId, guide.on, evidence = "self" });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, himself.StatusCode);
        var guided = Assert.Single(await learner.Bus.Events<HouseholdGuided>(), e => e.HouseholdId == home.Id);
        Assert.Equal((guide.id, home.Xinh, "household"), (guided.GuideId, guided.GuidedLearnerId, guided.Evidence));
        Assert.Equal(guide.topicCode, guided.TopicCode);
    }

    [Fact, Trait("requirement", "002-13")]
    public async Task Homes_that_nobody_visited_are_listed_and_counted_until_somebody_comes()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);
        Assert.Equal([home.Id], await Unvisited(officer));

        using var visit = await LearnerFixture.Post(officer, $"/households/{home.Id}/visits", new
        {
            on = Today,
            purposeCode = "first-visit",
            outcome = "helped",
            note = "Bà Xinh hẹn thứ bảy",
        });

        Assert.Equal(HttpStatusCode.Created, visit.StatusCode);
        Assert.Empty(await Unvisited(officer));
        var coverage = await officer.GetFromJsonAsync<JsonElement>("/households/coverage");
        Assert.Equal((1, 3, 1, 0), (Int(coverage, "households"), Int(coverage, "members"), Int(coverage, "visited"),
            Int(coverage, "oneMember")));
        var row = await learner.Use<LearnerDbContext, HouseholdVisit>(
            db => db.HouseholdVisits.SingleAsync(v => v.HouseholdId == home.Id));
        Assert.Equal(-1, row.NoteSealed.AsSpan().IndexOf("Xinh"u8));
    }

    [Fact]
    public async Task Splitting_founds_a_household_of_those_who_go_and_keeps_where_they_came_from()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);

        using var all = await LearnerFixture.Post(
            officer, $"/households/{home.Id}/split", new { memberIds = home.Members });
        using var split = await LearnerFixture.Post(
            officer, $"/households/{home.Id}/split", new { memberIds = home.Members.Take(1) });

        Assert.Equal("household-split-all", await Code(all));
        Assert.Equal(HttpStatusCode.Created, split.StatusCode);
        var founded = (await LearnerFixture.Json(split)).GetProperty("id").GetGuid();
        var placed = Assert.Single(await learner.Bus.Events<HouseholdPlaced>(), e => e.HouseholdId == founded);
        Assert.Equal(home.Id, placed.SplitFromId);
        Assert.Equal(home.Xinh, Assert.Single(await Joined(founded)).LearnerId);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_seen()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);
        using var seen = await officer.GetAsync(Url($"/households/{home.Id}"));

        using var missing = await Patch(officer, home.Id, null);
        using var stale = await Patch(officer, home.Id, "\"1\"");
        using var current = await Patch(officer, home.Id, seen.Headers.ETag!.ToString());
        using var again = await Patch(officer, home.Id, seen.Headers.ETag!.ToString());

        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent,
                HttpStatusCode.PreconditionFailed],
            [missing.StatusCode, stale.StatusCode, current.StatusCode, again.StatusCode]);
    }

    [Theory]
    [InlineData("""{"members":[{"relation":"head"}]}""", 400)]
    [InlineData("""{"areaId":"AREA","members":[]}""", 400)]
    [InlineData("""{"areaId":"AREA","members":[{"relation":"friend"}]}""", 400)]
    [InlineData("""{"areaId":"AREA","members":[{"relation":"head"}],"formedOn":"2999-01-01"}""", 400)]
    [InlineData("""{"areaId":"AREA","members":[{"relation":"head"}],"code":""}""", 400)]
    [InlineData("""{"areaId":"AREA","members":[{"relation":"head"}],"unknown":1}""", 400)]
    [InlineData("""{"areaId":"00000000-0000-0000-0000-000000000001","members":[{"relation":"head"}]}""", 422)]
    [InlineData("""
        {"areaId":"AREA","members":[{"relation":"head","learnerId":"00000000-0000-0000-0000-000000000001"}]}
        """, 422)]
    public async Task What_cannot_be_a_household_is_refused(string body, int status)
    {
        var commune = await learner.NewCommune("Thôn Một");
        using var officer = learner.SignInAs(commune.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/households")
        {
            Content = new StringContent(
                body.Replace("AREA", commune.Villages["Thôn Một"].ToString()),
                System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        using var answer = await officer.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_household_of_another_area_does_not_exist_whatever_is_done_to_it()
    {
        var home = await learner.NewHome();
        var foreign = learner.SignInAs(LearnerFixture.HaNoi);
        var member = home.Members[0];

        Assert.All(
            new[]
            {
                await foreign.GetAsync(Url($"/households/{home.Id}")),
                await Patch(foreign, home.Id, "*"),
                await LearnerFixture.Post(foreign, $"/households/{home.Id}/members", new { relation = "other" }),
                await LearnerFixture.Post(
                    foreign, $"/households/{home.Id}/members/{member}/leave", new { reason = "moved" }),
                await LearnerFixture.Post(
                    foreign, $"/households/{home.Id}/split", new { memberIds = new[] { member } }),
                await LearnerFixture.Post(
                    foreign, $"/households/{home.Id}/visits",
                    new { on = Today, purposeCode = "first-visit", outcome = "met" }),
                await LearnerFixture.Post(
                    foreign, $"/households/{home.Id}/guides",
                    new { guideMemberId = member, guidedMemberId = home.Members[1], on = Today, evidence = "self" }),
            },
            answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    private static DateOnly Today => VietnamTime.Today(TimeProvider.System);

    private async Task<List<HouseholdMemberJoined>> Joined(Guid household) =>
        [.. (await learner.Bus.Events<HouseholdMemberJoined>()).Where(e => e.HouseholdId == household)];

    private static async Task<Guid[]> Unvisited(HttpClient officer)
    {
        var page = await officer.GetFromJsonAsync<JsonElement>("/households?unvisitedSince=2025-01-01");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    private static Task<HttpResponseMessage> Patch(HttpClient client, Guid id, string? etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/households/{id}")
        {
            Content = JsonContent.Create(new { code = "HS-0012" }),
        };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return client.SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await LearnerFixture.Json(answer)).GetProperty("code").GetString();

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static Uri Url(string path) => new(path, UriKind.Relative);
}
