using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class CampaignTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact, Trait("requirement", "004-03")]
    public async Task Who_plans_a_campaign_does_not_approve_it_and_need_not_be_in_charge_of_the_training()
    {
        var place = await course.NewPlace();
        using var trainer = course.SignInAs(place.Province, Scopes.ClassesRead, Scopes.CoursesWrite);
        using var planner = SignIn(place.Province, "planner");
        using var approver = SignIn(place.Province, "approver");

        using var notTheirs = await trainer.Post("/campaigns", Plan());
        var id = await Created(planner, Plan());
        using var early = await planner.Post($"/campaigns/{id}/launch", JsonContent.Create(new { }), "*");
        using var own = await Approve(planner, id);
        using var approved = await Approve(approver, id);
        using var twice = await Approve(approver, id);
        using var launched = await planner.Post($"/campaigns/{id}/launch", JsonContent.Create(new { }), "*");

        Assert.Equal(HttpStatusCode.Forbidden, notTheirs.StatusCode);
        Assert.Equal("campaign-state-invalid", await early.Code());
        Assert.Equal("approver-is-planner", await own.Code());
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal("campaign-state-invalid", await twice.Code());
        var state = (await launched.Json()).GetProperty("campaign").GetProperty("state").GetString();
        Assert.Equal("launched", state);
        var evt = Assert.Single(await course.Bus.Events<CampaignLaunched>(), evt => evt.CampaignId == id);
        Assert.Equal((place.Province, 1, Today), (evt.AreaId, evt.Areas, evt.StartsOn));
    }

    [Fact, Trait("requirement", "004-03")]
    public async Task A_campaign_is_launched_within_its_window()
    {
        var place = await course.NewPlace();
        var id = await Created(SignIn(place.Province, "planner"), Plan(Today.AddDays(3), Today.AddDays(8)));
        using var approver = SignIn(place.Province, "approver");
        (await Approve(approver, id)).EnsureSuccessStatusCode();

        using var early = await approver.Post($"/campaigns/{id}/launch", JsonContent.Create(new { }), "*");

        Assert.Equal("outside-window", await early.Code());
        Assert.DoesNotContain(await course.Bus.Events<CampaignLaunched>(), evt => evt.CampaignId == id);
    }

    [Fact, Trait("requirement", "001-11")]
    public async Task The_calendar_shows_the_tenth_of_October_and_whether_something_is_planned_for_it()
    {
        var place = await course.NewPlace();
        using var planner = SignIn(place.Province, "planner");
        var year = Today.Year + 1;
        var tenth = new DateOnly(year, 10, 10);
        const string Day = "national-digital-transformation-day";

        var before = await Calendar();
        var id = await Created(planner, Plan(new DateOnly(year, 10, 1), new DateOnly(year, 10, 12), Day, 50));
        using var beside = await planner.Post(
            "/campaigns", Plan(new DateOnly(year, 10, 11), new DateOnly(year, 10, 12), Day));
        using var unknown = await planner.Post("/campaigns", Plan(fixedDay: "tet"));
        var after = await Calendar();

        Assert.Equal("fixed-day-outside", await beside.Code());
        Assert.Equal("unknown-fixed-day", await unknown.Code());
        Assert.Equal((tenth, 0), FixedDay(before));
        Assert.Equal((tenth, 1), FixedDay(after));
        Assert.Equal([id], after.Ids());
        using var foreign = course.SignInAs((await course.NewPlace()).Province);
        Assert.Empty((await foreign.Read($"/campaigns?from={year}-10-01&to={year}-10-31")).Ids());

        Task<System.Text.Json.JsonElement> Calendar() => planner.Read($"/campaigns?from={year}-10-01&to={year}-10-31");

        static (DateOnly, int) FixedDay(System.Text.Json.JsonElement calendar)
        {
            var day = Assert.Single(calendar.GetProperty("fixedDays").EnumerateArray());
            return (DateOnly.Parse(day.GetProperty("on").GetString()!, null), day.GetProperty("campaigns").GetInt32());
        }
    }

    [Fact, Trait("requirement", "001-11")]
    public async Task Before_it_is_approved_the_seats_there_are_stand_beside_those_who_are_to_come()
    {
        var place = await course.NewPlace();
        await course.NewClass(place.Village, capacity: 30); // an hour ago
        var id = await Created(
            SignIn(place.Province, "planner"), Plan(Today.AddDays(-1), Today.AddDays(1), expectedParticipants: 50));
        using var reader = course.SignInAs(place.Commune);

        var capacity = await reader.Read($"/campaigns/{id}/capacity");

        Assert.Equal((1, 30, 20), (
            capacity.GetProperty("classes").GetInt32(), capacity.GetProperty("seatsFree").GetInt32(),
            capacity.GetProperty("missing").GetInt32()));
    }

    [Fact, Trait("requirement", "002-02"), Trait("edge", "E32")]
    public async Task Every_village_reports_its_launch_within_minutes_some_twice_and_each_is_launched_once()
    {
        var place = await course.NewPlace();
        var villages = await course.NewVillages(place, 24);
        var id = await Launched(place);
        using var commune = course.SignInAs(place.Commune);

        var reports = villages.Concat(villages.Take(12)).Append(place.Village);
        var answers = await Task.WhenAll(reports.Select(village =>
            commune.Post($"/campaigns/{id}/launches", new { areaId = village, participants = 40 })));

        Assert.Equal(25, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(12, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        var launched = (await course.Bus.Events<CampaignAreaLaunched>()).Where(evt => evt.CampaignId == id).ToList();
        Assert.Equal(villages.Append(place.Village).Order(), launched.Select(evt => evt.AreaId).Order());
        var campaign = await commune.Read($"/campaigns/{id}");
        Assert.Equal((25, 25, 0), (
            campaign.GetProperty("villages").GetInt32(), campaign.GetProperty("launched").GetInt32(),
            campaign.GetProperty("notLaunched").GetInt32()));
    }

    [Fact, Trait("requirement", "002-02")]
    public async Task The_roll_out_list_says_who_launched_and_who_did_not_and_the_first_report_counts()
    {
        var place = await course.NewPlace();
        var silent = Assert.Single(await course.NewVillages(place, 1));
        var id = await Launched(place);
        using var head = course.SignInAs(place.Village, Scopes.ClassesRead, Scopes.ClassesWrite);

        using var first = await Report(new { areaId = place.Village, participants = 62 });
        using var second = await Report(new { areaId = place.Village, participants = 9 });
        using var neighbour = await Report(new { areaId = silent });
        using var tomorrow = await Report(new { areaId = place.Village, launchedOn = Today.AddDays(1) });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(62, (await second.Json()).GetProperty("participants").GetInt32());
        Assert.Equal("not-on-list", await neighbour.Code());
        Assert.Equal("outside-window", await tomorrow.Code());
        using var commune = course.SignInAs(place.Commune);
        Assert.Equal(
            [place.Village], (await commune.Read($"/campaigns/{id}/launches?launched=true")).Ids("areaId"));
        Assert.Equal([silent], (await commune.Read($"/campaigns/{id}/launches?launched=false")).Ids("areaId"));
        var page = await commune.Read($"/campaigns/{id}/launches?limit=1");
        var rest = await commune.Read(
            $"/campaigns/{id}/launches?limit=1&cursor={page.GetProperty("nextCursor").GetString()}");
        Assert.Equal(new[] { place.Village, silent }.Order(), page.Ids("areaId").Concat(rest.Ids("areaId")).Order());

        Task<HttpResponseMessage> Report(object launch) => head.Post($"/campaigns/{id}/launches", launch);
    }

    [Fact]
    public async Task A_campaign_of_another_province_looks_like_an_unknown_one()
    {
        var place = await course.NewPlace();
        var id = await Launched(place);
        using var other = course.SignInAs((await course.NewPlace()).Province);

        HttpResponseMessage[] answers =
        [
            await other.GetAsync($"/campaigns/{id}"),
            await other.GetAsync($"/campaigns/{id}/capacity"),
            await other.GetAsync($"/campaigns/{id}/launches"),
            await Approve(other, id),
            await other.Post($"/campaigns/{id}/launch", JsonContent.Create(new { }), "*"),
            await other.Post($"/campaigns/{id}/launches", new { areaId = place.Village }),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(0, 400)]
    [InlineData(2000, 2001)]
    public async Task A_window_that_cannot_be_is_refused(int starts, int ends)
    {
        using var planner = SignIn((await course.NewPlace()).Province, "planner");

        using var answer = await planner.Post("/campaigns", Plan(Today.AddDays(starts), Today.AddDays(ends)));

        Assert.Equal("window-invalid", await answer.Code());
    }

    [Fact]
    public async Task A_list_of_villages_has_villages_of_the_unit_only()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var planner = SignIn(place.Province, "planner");

        foreach (var wrong in new[] { place.Commune, foreign.Village, Guid.CreateVersion7() })
        {
            using var answer = await planner.Post("/campaigns", Plan(villages: [place.Village, wrong]));
            Assert.Equal("not-villages", await answer.Code());
        }

        var id = await Created(planner, Plan(villages: [place.Village]));
        Assert.Equal(1, (await planner.Read($"/campaigns/{id}")).GetProperty("villages").GetInt32());
    }

    private static object Plan(
        DateOnly? startsOn = null, DateOnly? endsOn = null, string? fixedDay = null, int? expectedParticipants = null,
        Guid[]? villages = null) => new
        {
            nameVi = "Đợt cao điểm",
            nameEn = "Campaign",
            startsOn = startsOn ?? Today,
            endsOn = endsOn ?? Today.AddDays(5),
            fixedDay,
            expectedParticipants,
            villageIds = villages,
        };

    private static async Task<Guid> Created(HttpClient planner, object plan)
    {
        using var answer = await planner.Post("/campaigns", plan);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> Approve(HttpClient approver, Guid id) => approver.Post(
        $"/campaigns/{id}/approve", JsonContent.Create(new { decisionNo = "Kế hoạch 45-KH/BTGDV" }), "*");

    private async Task<Guid> Launched(Place place)
    {
        using var planner = SignIn(place.Province, "planner");
        using var approver = SignIn(place.Province, "approver");
        var id = await Created(planner, Plan());
        (await Approve(approver, id)).EnsureSuccessStatusCode();
        (await planner.Post($"/campaigns/{id}/launch", JsonContent.Create(new { }), "*")).EnsureSuccessStatusCode();
        return id;
    }

    private HttpClient SignIn(Guid area, string subject)
    {
        var client = course.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", course.Issuer.Token(area, [Scopes.ClassesRead, Scopes.CampaignsWrite], subject));
        return client;
    }
}
