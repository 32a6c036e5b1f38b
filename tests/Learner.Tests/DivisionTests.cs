using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>A commune of 100 people in four villages and ten nobody knows the village of, divided in two.</summary>
public sealed class DivisionTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Day = "2026-03-01";

    [Fact]
    public async Task Nobody_of_a_divided_commune_is_lost_and_nobody_is_placed_by_guess()
    {
        var (commune, upper, lower, report, _) = await Divided();

        Assert.Equal(110, report.GetProperty("affected").GetProperty("learners").GetInt32());
        Assert.Equal(60, report.GetProperty("learnersNeedingReview").GetInt32());
        var old = await learner.AreaOf(commune.Id);
        Assert.Equal("divided", old.GetProperty("state").GetString());
        Assert.Equal([600, 400], old.GetProperty("successors").EnumerateArray()
            .Select(edge => edge.GetProperty("sharePermille").GetInt32()).OrderDescending());
        Assert.Equal((25, 25), (await Count(upper), await Count(lower)));
        Assert.Equal((60, 110), (await Waiting(commune.Id), await Count(ThaiNguyen, commune.Id)));
        var told = (await learner.Bus.Events<AreaReorganised>()).Single(evt => evt.AreaId == commune.Id);
        Assert.Equal(("divided", "divided"), (told.Change, told.State));
        Assert.Equal(new[] { upper, lower }.Order(), told.SuccessorIds.Order());
    }

    [Fact]
    public async Task A_decided_village_takes_its_people_along_and_is_decided_once()
    {
        var (commune, upper, lower, _, _) = await Divided();
        var village = commune.Villages["Thôn Ba"];

        var outcomes = await Decide(lower, commune.Id, (village, lower), (village, upper), (commune.Id, lower));
        var foreign = await Decide(lower, commune.Id, (commune.Villages["Thôn Bốn"], HaNoi));

        Assert.Equal(["decided", "not-waiting", "not-waiting"], outcomes);
        Assert.Equal(["not-a-candidate"], foreign);
        Assert.Equal((25, 50, 35), (await Count(upper), await Count(lower), await Waiting(commune.Id)));
        Assert.Equal(lower, (await learner.AreaOf(village)).GetProperty("parentId").GetGuid());
    }

    [Fact]
    public async Task The_queue_is_seen_above_and_by_every_candidate_and_by_nobody_else()
    {
        var (commune, upper, lower, _, _) = await Divided();

        foreach (var officer in new[] { ThaiNguyen, upper, lower })
        {
            var item = (await All(officer)).Single(item => item.GetProperty("areaId").GetGuid() == commune.Id);
            Assert.Equal(
                (60, 2), (item.GetProperty("learners").GetInt32(), item.GetProperty("villages").GetInt32()));
        }

        Assert.DoesNotContain(await All(HaNoi), item => item.GetProperty("areaId").GetGuid() == commune.Id);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await learner.SignInAs(HaNoi).GetAsync($"/areas/reviews/{commune.Id}")).StatusCode);
        var people = await learner.SignInAs(upper).GetFromJsonAsync<JsonElement>(
            $"/areas/reviews/{commune.Id}?limit=100");
        Assert.Equal(60, people.GetProperty("items").GetArrayLength());
        Assert.Equal(
            [upper, lower],
            people.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("areaId").GetGuid()));
    }

    [Fact]
    public async Task Undoing_a_division_undoes_what_was_decided_about_its_villages()
    {
        var (commune, _, lower, _, id) = await Divided();
        await Decide(lower, commune.Id, (commune.Villages["Thôn Ba"], lower));

        var undone = await learner.Undo(id);

        Assert.True(undone.StatusCode is HttpStatusCode.OK, await undone.Content.ReadAsStringAsync());
        Assert.Equal(110, await Count(commune.Id));
        Assert.Equal(commune.Id, (await learner.AreaOf(commune.Villages["Thôn Ba"])).GetProperty("parentId").GetGuid());
        Assert.Equal("active", (await learner.AreaOf(commune.Id)).GetProperty("state").GetString());
    }

    [Fact, Trait("requirement", "001-02")]
    public async Task A_decided_person_is_of_that_unit_from_then_on_and_is_decided_once()
    {
        var (commune, upper, lower, _, _) = await Divided();
        var person = await SomebodyOf(commune.Id, commune.Id);
        var villager = await SomebodyOf(commune.Id, commune.Villages["Thôn Bốn"]);
        var waiting = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/learners/{person}");

        var outcomes = await Place(
            lower, commune.Id, (person, lower), (villager, upper), (person, upper), (villager, HaNoi));

        Assert.Equal(["decided", "decided", "not-waiting", "not-a-candidate"], outcomes);
        Assert.Equal((26, 26, 58), (await Count(upper), await Count(lower), await Waiting(commune.Id)));
        var shown = await learner.SignInAs(lower).GetFromJsonAsync<JsonElement>($"/learners/{person}");
        Assert.Equal(lower, shown.GetProperty("areaId").GetGuid());
        Assert.Equal(
            (true, false),
            (waiting.GetProperty("needsReview").GetBoolean(), shown.GetProperty("needsReview").GetBoolean()));
        var told = (await learner.Bus.Events<LearnerProfileChanged>()).Single(evt => evt.LearnerId == person);
        Assert.Equal((lower, "area"), (told.AreaId, Assert.Single(told.ChangedFields)));
    }

    [Fact]
    public async Task A_decided_home_takes_along_who_lives_there_and_comes_back_with_an_undoing()
    {
        var (commune, _, lower, _, id) = await Divided();
        var village = commune.Villages["Thôn Bốn"];
        Guid[] family = [await SomebodyOf(commune.Id, commune.Id), await SomebodyOf(commune.Id, village)];
        var opened = await Post(learner.SignInAs(commune.Id), "/households", new
        {
            areaId = village,
            members = new[]
            {
                new { relation = "head", learnerId = family[0] }, new { relation = "spouse", learnerId = family[1] },
            },
        });
        var home = (await Json(opened)).GetProperty("id").GetGuid();

        var outcomes = await Send(
            lower, commune.Id,
            [new { householdId = home, toAreaId = lower }, new { householdId = home, toAreaId = lower }]);

        Assert.Equal(["decided", "not-waiting"], outcomes);
        Assert.Equal((lower, lower, lower), (await HomeOf(home), await AreaOf(family[0]), await AreaOf(family[1])));
        Assert.Equal(58, await Waiting(commune.Id));
        var undone = await learner.Undo(id);
        Assert.True(undone.StatusCode is HttpStatusCode.OK, await undone.Content.ReadAsStringAsync());
        Assert.Equal(
            (village, commune.Id, village), (await HomeOf(home), await AreaOf(family[0]), await AreaOf(family[1])));
    }

    [Fact]
    public async Task Undoing_a_division_brings_decided_people_back_to_where_they_were()
    {
        var (commune, upper, lower, _, id) = await Divided();
        var person = await SomebodyOf(commune.Id, commune.Id);
        var villager = await SomebodyOf(commune.Id, commune.Villages["Thôn Bốn"]);
        await Place(lower, commune.Id, (person, lower), (villager, upper));

        var undone = await learner.Undo(id);

        Assert.True(undone.StatusCode is HttpStatusCode.OK, await undone.Content.ReadAsStringAsync());
        Assert.Equal(110, await Count(commune.Id));
        Assert.Equal((commune.Id, commune.Villages["Thôn Bốn"]), (await AreaOf(person), await AreaOf(villager)));
    }

    [Fact]
    public async Task A_decision_names_a_village_a_home_or_a_person()
    {
        var (commune, _, lower, _, _) = await Divided();
        var person = await SomebodyOf(commune.Id, commune.Id);

        foreach (var decision in new object[]
        {
            new { toAreaId = lower },
            new { toAreaId = lower, learnerId = person, villageId = commune.Villages["Thôn Ba"] },
        })
        {
            var answer = await Post(
                learner.SignInAs(lower), $"/areas/reviews/{commune.Id}/decisions",
                new { decisions = new[] { decision }, reason = "Theo biên bản họp thôn" });
            Assert.Equal("review-decision-invalid", (await Json(answer)).GetProperty("code").GetString());
        }

        Assert.Equal(60, await Waiting(commune.Id));
    }

    private async Task<(Commune Old, Guid Upper, Guid Lower, JsonElement Report, Guid Id)> Divided()
    {
        var commune = await learner.NewCommune("Thôn Một", "Thôn Hai", "Thôn Ba", "Thôn Bốn");
        await Fill(commune);
        var (upper, lower) = (NewCode(), NewCode());
        var (id, draft) = await learner.Drafted(Day, new
        {
            kind = "divide",
            from = new[] { commune.Id },
            to = new[]
            {
                new { code = upper, type = "xa", name = $"Xã Thượng {upper}", parentId = ThaiNguyen },
                new { code = lower, type = "xa", name = $"Xã Hạ {lower}", parentId = ThaiNguyen },
            },
            sharesPermille = new[] { 600, 400 },
            villages = new[]
            {
                new { villageId = commune.Villages["Thôn Một"], toIndex = 0 },
                new { villageId = commune.Villages["Thôn Hai"], toIndex = 1 },
            },
        });
        var approved = await learner.Decide(id, "approve");
        Assert.True(approved.StatusCode is HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        return (
            commune, await learner.CodeAsOf(upper, Day), await learner.CodeAsOf(lower, Day),
            draft.GetProperty("report"), id);
    }

    private async Task Fill(Commune commune)
    {
        var places = commune.Villages.Keys.SelectMany(name => Enumerable.Repeat(name, 25))
            .Concat(Enumerable.Repeat("", 10))
            .Select((village, row) => $"Nông Văn {Letters(row)},{1930 + (row % 70)},nam,{village}");
        var done = await learner.Import(commune.Id, "full_name,birth_date,sex,village\n" + string.Join('\n', places));
        Assert.Equal(110, done.GetProperty("accepted").GetInt32());

        static string Letters(int row) => $"{(char)('A' + (row / 26))}{(char)('a' + (row % 26))}";
    }

    private Task<string[]> Decide(Guid officer, Guid divided, params (Guid Village, Guid To)[] decisions) => Send(
        officer, divided, decisions.Select(one => new { villageId = one.Village, toAreaId = one.To }));

    private Task<string[]> Place(Guid officer, Guid divided, params (Guid Learner, Guid To)[] decisions) => Send(
        officer, divided, decisions.Select(one => new { learnerId = one.Learner, toAreaId = one.To }));

    private async Task<string[]> Send(Guid officer, Guid divided, IEnumerable<object> decisions)
    {
        var answer = await Post(
            learner.SignInAs(officer), $"/areas/reviews/{divided}/decisions",
            new { decisions, reason = "Theo biên bản họp thôn" });
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await Json(answer)).GetProperty("outcomes").EnumerateArray().Select(o => o.GetString()!)];
    }

    private async Task<int> Waiting(Guid divided) => (await All(ThaiNguyen))
        .Single(item => item.GetProperty("areaId").GetGuid() == divided).GetProperty("learners").GetInt32();

    private async Task<JsonElement[]> All(Guid officer) =>
    [
        .. (await learner.SignInAs(officer).GetFromJsonAsync<JsonElement>("/areas/reviews?limit=100"))
            .GetProperty("items").EnumerateArray(),
    ];

    private async Task<Guid> SomebodyOf(Guid divided, Guid area) =>
        Items(await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>(
            $"/areas/reviews/{divided}?limit=100"))
        .First(item => item.GetProperty("areaId").GetGuid() == area).GetProperty("learnerId").GetGuid();

    private Task<Guid> HomeOf(Guid home) => learner.Use<LearnerDbContext, Guid>(db =>
        Task.FromResult(db.Households.Single(row => row.Id == home).AreaId));

    private Task<Guid> AreaOf(Guid person) => learner.Use<LearnerDbContext, Guid>(db =>
        Task.FromResult(db.Learners.Single(row => row.Id == person).AreaId));

    private Task<int> Count(Guid officer, Guid? below = null) => learner.Use<LearnerDbContext, int>(db =>
        Task.FromResult(db.Learners.Count(person =>
            person.Area.Path.Contains(officer) && person.Area.Path.Contains(below ?? officer))));
}
