using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Learners.Tests.CaseRequests;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>One staffed support seat per commune, and the list of those that are not.</summary>
[Trait("requirement", "002-16")]
public sealed class SupportSeatTests : IClassFixture<ClockLearnerFixture>
{
    private readonly ClockLearnerFixture learner;

    public SupportSeatTests(ClockLearnerFixture learner)
    {
        this.learner = learner;
        learner.Clock.Set(Local("2026-03-09T09:00"));
    }

    [Fact]
    public async Task A_commune_is_vacant_until_somebody_sits_there_and_again_on_the_day_the_term_ends()
    {
        var (commune, officer, person) = await Prepare();
        Assert.Equal([commune], await Vacant(officer));

        var seat = await Seated(
            officer, commune, new { counter = "one-stop", officerLearnerId = person, to = "2026-03-11" });

        Assert.Equal("filled", seat.Text("state"));
        Assert.Empty(await Vacant(officer));
        learner.Clock.Set(Local("2026-03-10T23:59"));
        Assert.Empty(await Vacant(officer));
        learner.Clock.Set(Local("2026-03-11T00:01"));
        await Eventually.Pass(async () => Assert.Equal([commune], await Vacant(officer)));
        Assert.Equal([(1L, false)], (await Filled(commune)).Select(evt => (evt.Version, evt.Shared)));
        Assert.Equal(2, Assert.Single(await learner.Bus.Events<SupportSeatVacant>(), e => e.AreaId == commune).Version);
    }

    [Fact]
    public async Task Taking_the_officer_away_shows_the_vacancy_at_once()
    {
        var (commune, officer, person) = await Prepare();
        await Seated(officer, commune, new { counter = "one-stop", officerLearnerId = person });

        var seat = await Seated(officer, commune, new { counter = "one-stop" });

        Assert.Equal("vacant", seat.Text("state"));
        Assert.Equal([commune], await Vacant(officer));
        Assert.Single(await learner.Bus.Events<SupportSeatVacant>(), evt => evt.AreaId == commune);
    }

    [Fact]
    public async Task An_officer_of_two_communes_fills_neither_seat_and_both_are_flagged()
    {
        var ((one, _, person), (other, _, _)) = (await Prepare(), await Prepare());
        var province = learner.SignInAs(ThaiNguyen);
        await Seated(province, one, new { counter = "one-stop", officerLearnerId = person });

        var second = await Seated(province, other, new { counter = "one-stop", officerLearnerId = person });

        Assert.Equal("shared", second.Text("state"));
        Assert.Equal("shared", (await Seats(province, one))[0].Text("state"));
        Assert.Equal([one], await Vacant(learner.SignInAs(one)));
        Assert.Equal([other], await Vacant(learner.SignInAs(other)));
        Assert.Equal([false, true], (await Filled(one)).Select(evt => evt.Shared));
        await Seated(province, other, new { counter = "one-stop" });
        Assert.Equal("filled", (await Seats(province, one))[0].Text("state"));
        Assert.Empty(await Vacant(learner.SignInAs(one)));
    }

    [Fact]
    public async Task A_merged_commune_is_vacant_and_the_officers_of_the_former_ones_are_offered()
    {
        var ((one, _, first), (other, _, second)) = (await Prepare(), await Prepare());
        var province = learner.SignInAs(ThaiNguyen);
        await Seated(province, one, new { counter = "one-stop", officerLearnerId = first });
        await Seated(province, other, new { counter = "desk-2", officerLearnerId = second });
        var code = NewCode();

        var (plan, draft) = await learner.Drafted("2026-03-05", Merge(code, "Xã Hợp Nhất", one, other));
        Assert.Equal(2, draft.GetProperty("report").GetProperty("affected").GetProperty("support-seats").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await learner.Decide(plan, "approve")).StatusCode);
        var merged = await learner.CodeAsOf(code, "2026-03-05");

        var vacant = Assert.Single(await VacantItems(learner.SignInAs(merged)));
        Assert.Equal(merged, vacant.GetProperty("areaId").GetGuid());
        Assert.Equal(
            new[] { (first, one, "one-stop"), (second, other, "desk-2") }.Order(),
            vacant.GetProperty("offered").EnumerateArray()
                .Select(o => (o.GetProperty("learnerId").GetGuid(), o.GetProperty("formerAreaId").GetGuid(),
                    o.Text("counter")!)).Order());
        await Eventually.Pass(async () => Assert.Single(
            await learner.Bus.Events<SupportSeatVacant>(), evt => evt.AreaId == one));

        var seat = await Seated(province, merged, new { counter = "one-stop", officerLearnerId = first });
        Assert.Equal("filled", seat.Text("state")); // the former commune does not make a second one
        Assert.Empty(await Vacant(learner.SignInAs(merged)));
    }

    [Fact]
    public async Task A_change_needs_the_list_that_was_seen()
    {
        var (commune, officer, person) = await Prepare();
        var body = new { seats = new[] { new { counter = "one-stop", officerLearnerId = person } } };
        using var seen = await officer.GetAsync($"/support-seats/{commune}");
        var etag = seen.Headers.ETag!.ToString();

        using var missing = await officer.PutAsJsonAsync($"/support-seats/{commune}", body);
        using var first = await Put(officer, commune, body, etag);
        using var second = await Put(officer, commune, body, etag);
        using var third = await Put(officer, commune, body, first.Headers.ETag!.ToString());

        Assert.Equal(
            [
                HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed,
                HttpStatusCode.OK,
            ],
            [missing.StatusCode, first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Single(await Filled(commune)); // the same list again tells nobody anything
    }

    [Fact]
    public async Task A_list_that_cannot_be_is_refused_and_a_foreign_commune_does_not_exist()
    {
        var (commune, officer, person) = await Prepare("Thôn Một");
        var village = (await learner.NewCommune("Thôn Hai")).Villages["Thôn Hai"];

        Assert.Equal(400, await Status(officer, commune, new { counter = "Quầy" }));
        Assert.Equal(400, await Status(officer, commune, new { counter = "a" }, new { counter = "a" }));
        Assert.Equal(400, await Status(
            officer, commune, new { counter = "a", officerLearnerId = person, from = "2026-03-01" }));
        Assert.Equal(400, await Status(
            officer, commune, new { counter = "a", officerLearnerId = person, to = "2026-03-09" }));
        Assert.Equal(400, await Status(officer, commune, new { counter = "a", from = "2026-03-10" }));
        Assert.Equal(422, await Status(officer, commune, new { counter = "a", officerLearnerId = Guid.NewGuid() }));
        Assert.Equal(422, await Status(learner.SignInAs(ThaiNguyen), village, new { counter = "a" }));
        Assert.Equal(404, await Status(learner.SignInAs(HaNoi), commune, new { counter = "a" }));
        var foreign = learner.SignInAs(HaNoi);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/support-seats/{commune}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await foreign.GetAsync($"/support-seats/vacant?areaId={commune}")).StatusCode);
        Assert.Empty(await Seats(officer, commune));
    }

    private async Task<(Guid Commune, HttpClient Officer, Guid Person)> Prepare(params string[] villages)
    {
        var commune = await learner.NewCommune(villages);
        return (commune.Id, learner.SignInAs(commune.Id), await learner.Person(commune.Id));
    }

    private static async Task<int> Status(HttpClient officer, Guid commune, params object[] seats) =>
        (int)(await Put(officer, commune, new { seats }, "*")).StatusCode;

    private static Task<HttpResponseMessage> Put(HttpClient officer, Guid commune, object body, string ifMatch) =>
        Change(officer, HttpMethod.Put, $"/support-seats/{commune}", body, ifMatch);

    private static async Task<JsonElement> Seated(HttpClient officer, Guid commune, params object[] seats)
    {
        using var answer = await Put(officer, commune, new { seats }, "*");
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("seats")[0];
    }

    private static async Task<JsonElement[]> Seats(HttpClient officer, Guid commune) =>
        [.. (await officer.GetFromJsonAsync<JsonElement>($"/support-seats/{commune}"))
            .GetProperty("seats").EnumerateArray()];

    private static async Task<JsonElement[]> VacantItems(HttpClient officer) =>
        Items(await officer.GetFromJsonAsync<JsonElement>("/support-seats/vacant"));

    private static async Task<Guid[]> Vacant(HttpClient officer) =>
        [.. (await VacantItems(officer)).Select(item => item.GetProperty("areaId").GetGuid())];

    private async Task<SupportSeatFilled[]> Filled(Guid commune) =>
        [.. (await learner.Bus.Events<SupportSeatFilled>()).Where(evt => evt.AreaId == commune)];
}
