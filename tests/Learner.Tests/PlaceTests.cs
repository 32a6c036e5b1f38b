using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class PlaceTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "002-01")]
    public async Task A_free_wifi_point_is_opened_shown_and_told()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);

        var answer = await Post(officer, "/places", new
        {
            kind = "wifi",
            name = "Công viên Phú Cường",
            areaId = village,
            latitude = 10.980412,
            longitude = 106.674523,
            hours = new[] { new { day = "monday", from = "05:00:00", to = "22:00:00" } },
            equipment = new[] { "Điểm phát Wi-Fi" },
            seats = 40,
        });
        var id = (await Json(answer)).GetProperty("id").GetGuid();
        var place = (await officer.GetFromJsonAsync<JsonElement>($"/places/{id}")).GetProperty("place");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            ("wifi", "Công viên Phú Cường", 10.980412, 106.674523, 40),
            (place.GetProperty("kind").GetString(), place.GetProperty("name").GetString(),
                place.GetProperty("latitude").GetDouble(), place.GetProperty("longitude").GetDouble(),
                place.GetProperty("seats").GetInt32()));
        Assert.Equal("monday", place.GetProperty("hours")[0].GetProperty("day").GetString());
        Assert.Equal("Điểm phát Wi-Fi", place.GetProperty("equipment")[0].GetString());
        var told = Assert.Single(await learner.Bus.Events<PlaceOpened>(), evt => evt.PlaceId == id);
        Assert.Equal(("wifi", village, 40), (told.Kind, told.AreaId, told.Seats));
    }

    [Fact, Trait("requirement", "002-01")]
    public async Task The_nearest_places_come_first_and_those_too_far_not_at_all()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var far = await Open(officer, village, "Chợ xa", 22.20, 105.80);
        var near = await Open(officer, village, "Thư viện gần", 22.151, 105.834);
        var nearest = await Open(officer, village, "Nhà văn hóa", 22.1501, 105.8341);
        await Open(officer, village, "Điểm ở tỉnh khác", 21.00, 105.80);

        var found = await officer.GetFromJsonAsync<JsonElement>("/places?near=22.15,105.834");

        Assert.Equal(
            [nearest, near, far],
            Items(found).Select(item => item.GetProperty("place").GetProperty("id").GetGuid()));
        Assert.InRange(Items(found)[0].GetProperty("distanceMetres").GetInt32(), 13, 17);
        Assert.InRange(Items(found)[2].GetProperty("distanceMetres").GetInt32(), 6_500, 6_700);
    }

    [Theory]
    [InlineData("near=91,105")]
    [InlineData("near=x")]
    [InlineData("kind=pub")]
    [InlineData("limit=0")]
    [InlineData("near=22,105&withinKm=1000")]
    public async Task What_cannot_be_asked_of_the_places_is_refused(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await learner.SignInAs(ThaiNguyen).GetAsync($"/places?{query}")).StatusCode);

    [Fact, Trait("requirement", "002-01")]
    public async Task A_place_in_a_renamed_ward_stays_the_same_place_and_has_its_address_by_date()
    {
        var commune = await learner.NewCommune();
        var officer = learner.SignInAs(commune.Id);
        var id = await Open(officer, commune.Id, "Công viên Phú Cường", 10.98, 106.67);
        await learner.Approved(
            "2026-02-01",
            new { kind = "rename", from = new[] { commune.Id }, to = new[] { new { name = "Phường Thủ Dầu Một" } } });

        var before = await Address(officer, id, "2026-01-31");
        var after = await Address(officer, id, "2026-02-01");

        Assert.StartsWith("Xã ", before[0], StringComparison.Ordinal);
        Assert.Equal(["Phường Thủ Dầu Một", "Tỉnh Thái Nguyên"], after);
        Assert.Equal("Tỉnh Thái Nguyên", before[1]);
    }

    [Fact]
    public async Task A_closed_place_is_listed_up_to_its_last_day()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var id = await Open(officer, village, "Lớp học cũ", 22.1, 105.8);

        var closed = await Change(officer, HttpMethod.Patch, $"/places/{id}", new { closedOn = "2027-06-01" });
        var early = await Change(officer, HttpMethod.Patch, $"/places/{id}", new { closedOn = "2020-06-01" });

        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Single(Items(await officer.GetFromJsonAsync<JsonElement>("/places?asOf=2027-05-31")));
        Assert.Empty(Items(await officer.GetFromJsonAsync<JsonElement>("/places?asOf=2027-06-01")));
    }

    [Fact, Trait("requirement", "003-21")]
    public async Task A_device_is_lent_to_one_learner_at_a_time()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var place = await Open(officer, village, "Nhà văn hóa", 22.1, 105.8);
        var first = await learner.RegisterId(new LearnerRequest("Hà Thị Máy", "1960", "female", village));
        var second = await learner.RegisterId(new LearnerRequest("Nông Văn Mượn", "1962", "male", village));

        var lent = await Lend(officer, place, first);
        var taken = await Lend(officer, place, second);
        var returned = await Post(officer, $"/loans/{(await Json(lent)).GetProperty("id").GetGuid()}/return", new { });
        var again = await Lend(officer, place, second);
        var open = await officer.GetFromJsonAsync<JsonElement>($"/places/{place}/loans");
        var back = await officer.GetFromJsonAsync<JsonElement>($"/places/{place}/loans?open=false");

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.Created],
            [lent.StatusCode, taken.StatusCode, returned.StatusCode, again.StatusCode]);
        Assert.Equal(second, Assert.Single(Items(open)).GetProperty("learnerId").GetGuid());
        Assert.Equal(first, Assert.Single(Items(back)).GetProperty("learnerId").GetGuid());
    }

    [Fact]
    public async Task Of_twenty_who_ask_for_one_device_at_once_one_gets_it()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var place = await Open(officer, village, "Nhà văn hóa", 22.1, 105.8);
        var person = await learner.RegisterId(new LearnerRequest("Hà Thị Máy", "1960", "female", village));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Lend(officer, place, person)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_place_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var village = await learner.NewVillage();
        var id = await Open(learner.SignInAs(village), village, "Chợ", 22.1, 105.8);
        var person = await learner.RegisterId(new LearnerRequest("Hà Thị Máy", "1960", "female", village));
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/places/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/places/{id}/loans")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Lend(stranger, id, person)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Change(stranger, HttpMethod.Patch, $"/places/{id}", new { seats = 3 })).StatusCode);
        Assert.Empty(Items(await stranger.GetFromJsonAsync<JsonElement>("/places?near=22.1,105.8")));
    }

    [Theory]
    [InlineData("", 22.1, 105.8, 3)]
    [InlineData("Chợ", 91, 105.8, 3)]
    [InlineData("Chợ", 22.1, 181, 3)]
    [InlineData("Chợ", 22.1, 105.8, -1)]
    public async Task What_cannot_be_a_place_is_refused(string name, double latitude, double longitude, int seats)
    {
        var village = await learner.NewVillage();

        var answer = await Post(
            learner.SignInAs(village), "/places",
            new { kind = "market", name, areaId = village, latitude, longitude, seats });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<Guid> Open(
        HttpClient officer, Guid areaId, string name, double latitude, double longitude) =>
        (await Json(await Post(
            officer, "/places", new { kind = "cultural-house", name, areaId, latitude, longitude })))
        .GetProperty("id").GetGuid();

    private static Task<HttpResponseMessage> Lend(HttpClient officer, Guid place, Guid learnerId) => Post(
        officer, $"/places/{place}/loans",
        new { learnerId, item = "tablet", assetCode = "MTB-01", dueOn = VietnamToday.AddDays(30) });

    private static async Task<string[]> Address(HttpClient officer, Guid id, string asOf) =>
    [
        .. (await officer.GetFromJsonAsync<JsonElement>($"/places/{id}?asOf={asOf}"))
            .GetProperty("address").EnumerateArray().Select(line => line.GetProperty("name").GetString()!),
    ];

    private static DateOnly VietnamToday => ServiceDefaults.VietnamTime.Today(TimeProvider.System);
}
