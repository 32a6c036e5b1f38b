using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Provinces before and after 1 July 2025: reference data every installation has.</summary>
public sealed class AreaHistoryTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly Guid BacKan = Former("06");
    private static readonly Guid PhuTho = Guid.Parse("67817eb5-fc82-8307-8439-929a9b418e7a");

    [Theory]
    [Trait("requirement", "001-01")]
    [InlineData("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai")]
    [InlineData("24", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh")]
    [InlineData("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị")]
    [InlineData("52", "Tỉnh Bình Định", "Tỉnh Gia Lai")]
    [InlineData("80", "Tỉnh Long An", "Tỉnh Tây Ninh")]
    [InlineData("82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp")]
    [InlineData("91", "Tỉnh Kiên Giang", "Tỉnh An Giang")]
    public async Task A_code_that_changed_its_meaning_is_answered_only_with_a_date(
        string code, string before, string after)
    {
        var old = await Resolve($"code={code}&asOf=2025-06-30");
        var now = await Resolve($"code={code}&asOf=2025-07-01");
        var undated = await Reader().GetAsync($"/areas/resolve?code={code}");

        Assert.Equal(before, Name(old));
        Assert.Equal(after, Name(now));
        Assert.Equal(after, Assert.Single(old.GetProperty("current").EnumerateArray()).GetProperty("name").GetString());
        Assert.NotEqual(Id(old), Id(now));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undated.StatusCode);
        Assert.Equal("area-code-needs-date", (await Json(undated)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_retired_code_needs_no_date_and_leads_to_the_unit_of_today()
    {
        var found = await Resolve("code=06");

        Assert.Equal((BacKan, "Tỉnh Bắc Kạn"), (Id(found), Name(found)));
        Assert.Equal(ThaiNguyen, found.GetProperty("current")[0].GetProperty("id").GetGuid());
        Assert.False(found.GetProperty("needsReview").GetBoolean());
    }

    [Fact]
    public async Task A_report_is_read_with_the_date_of_the_catalogue_it_was_written_with()
    {
        var july = await Reader().GetAsync("/areas/resolve?code=06&asOf=2025-07-15");
        var catalogue = await Resolve("code=06&asOf=2025-06-30");

        Assert.Equal(HttpStatusCode.NotFound, july.StatusCode);
        Assert.Equal(BacKan, Id(catalogue));
        Assert.Equal("19", catalogue.GetProperty("current")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_province_with_one_predecessor_is_the_same_before_and_after()
    {
        Assert.Equal(HaNoi, Id(await Resolve("code=01&asOf=2009-01-01")));
        Assert.Equal(HaNoi, Id(await Resolve("code=01")));
        Assert.Equal("Tỉnh Thừa Thiên Huế", Name(await Resolve("code=46&asOf=2024-12-31")));
        Assert.Equal("Thành phố Huế", Name(await Resolve("code=46&asOf=2025-01-01")));
    }

    [Theory]
    [InlineData("Hoà Bình")]
    [InlineData("Hòa Bình")]
    [InlineData("hoa binh")]
    [InlineData("Tỉnh Hòa Bình")]
    [InlineData("Ti\u0309nh Hoa\u0300 Bi\u0300nh")]
    public async Task A_name_is_found_in_either_tone_placement_and_without_marks(string name)
    {
        var found = await Resolve($"name={Uri.EscapeDataString(name)}&level=province");

        Assert.Equal(Former("17"), Id(found));
        Assert.Equal(PhuTho, found.GetProperty("current")[0].GetProperty("id").GetGuid());
        var listed = await Reader().GetFromJsonAsync<JsonElement>(
            $"/areas/search?q={Uri.EscapeDataString(name)}&asOf=2025-06-30&level=province");
        Assert.Equal("17", Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_former_province_stays_readable_with_what_became_of_it_and_takes_no_new_units()
    {
        var officer = learner.SignInAs(ThaiNguyen);

        var former = await officer.GetFromJsonAsync<JsonElement>($"/areas/{BacKan}");
        var heir = await officer.GetFromJsonAsync<JsonElement>($"/areas/{ThaiNguyen}");
        var late = await Post(officer, "/areas", new
        {
            parentId = BacKan,
            level = "commune",
            type = "xa",
            name = "Xã Muộn",
            code = "97001",
            validFrom = "2026-01-01",
        });

        Assert.Equal("ended", former.GetProperty("state").GetString());
        Assert.Equal(
            [ThaiNguyen, BacKan], former.GetProperty("path").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal(ThaiNguyen, former.GetProperty("successors")[0].GetProperty("areaId").GetGuid());
        Assert.Contains(
            BacKan, heir.GetProperty("predecessors").EnumerateArray().Select(e => e.GetProperty("areaId").GetGuid()));
        Assert.Equal("area-ended", (await Json(late)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_officer_of_a_former_province_still_finds_it()
    {
        var own = await learner.SignInAs(BacKan).GetFromJsonAsync<JsonElement>("/areas");

        Assert.Equal("Tỉnh Bắc Kạn", own.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_former_province_is_told_to_have_ended()
    {
        var told = (await learner.Bus.Events<AreaReorganised>()).Single(evt => evt.AreaId == BacKan);

        Assert.Equal(("merged", "ended", 2L), (told.Change, told.State, told.Version));
        Assert.Equal([ThaiNguyen], told.SuccessorIds);
    }

    [Theory]
    [InlineData("/areas/resolve", 400)]
    [InlineData("/areas/resolve?code=15&name=La", 400)]
    [InlineData("/areas/resolve?code=1", 400)]
    [InlineData("/areas/resolve?code=15&asOf=2025-13-01", 400)]
    [InlineData("/areas/resolve?code=15&asOf=1900-01-01", 404)]
    [InlineData("/areas/resolve?code=99999", 404)]
    [InlineData("/areas/resolve?name=T%E1%BB%89nh%20Kh%C3%B4ng%20C%C3%B3", 404)]
    [InlineData("/areas/search", 400)]
    [InlineData("/areas/search?q=a", 400)]
    public async Task What_cannot_be_resolved_is_refused(string path, int status) =>
        Assert.Equal(status, (int)(await Reader().GetAsync(path)).StatusCode);

    private static Guid Former(string code) =>
        Area.IdentityOf(AreaLevel.Province, code, new DateOnly(2008, 8, 1));

    private static Guid Id(JsonElement answer) => answer.GetProperty("area").GetProperty("id").GetGuid();

    private static string Name(JsonElement answer) => answer.GetProperty("area").GetProperty("name").GetString()!;

    private HttpClient Reader() => learner.SignInAs(HaNoi);

    private Task<JsonElement> Resolve(string query) =>
        Reader().GetFromJsonAsync<JsonElement>($"/areas/resolve?{query}");
}

/// <summary>The clock of a whole service turned back to the old map and over midnight of 1 July 2025.</summary>
public sealed class AreaCalendarTests(ClockLearnerFixture learner) : IClassFixture<ClockLearnerFixture>
{
    [Fact]
    public async Task The_old_map_ends_at_midnight_in_Vietnam_without_anybody_pressing_a_button()
    {
        var vinhPhuc = Area.IdentityOf(AreaLevel.Province, "26", new DateOnly(2008, 8, 1));
        var phuTho = Area.IdentityOf(AreaLevel.Province, "25", new DateOnly(2025, 7, 1));
        var officer = learner.SignInAs(vinhPhuc);

        learner.Clock.Set(new DateTimeOffset(2025, 6, 30, 16, 59, 0, TimeSpan.Zero));
        await Eventually.True(async () => await State() == "active", "the old map");
        Assert.Equal(
            HttpStatusCode.NotFound, (await learner.SignInAs(phuTho).GetAsync($"/areas/{vinhPhuc}")).StatusCode);

        learner.Clock.Set(new DateTimeOffset(2025, 6, 30, 17, 0, 0, TimeSpan.Zero));
        await Eventually.True(async () => await State() == "ended", "the new map");
        Assert.Equal(HttpStatusCode.OK, (await learner.SignInAs(phuTho).GetAsync($"/areas/{vinhPhuc}")).StatusCode);

        learner.Clock.Reset();

        async Task<string?> State() =>
            (await officer.GetFromJsonAsync<JsonElement>($"/areas/{vinhPhuc}")).GetProperty("state").GetString();
    }

    [Fact]
    [Trait("requirement", "001-02")]
    public async Task A_reorganisation_of_a_future_day_begins_on_that_day_and_not_before()
    {
        learner.Clock.Set(new DateTimeOffset(2026, 12, 31, 16, 59, 0, TimeSpan.Zero));
        var commune = await learner.NewCommune("Thôn Mai Sau");
        var code = ReorganisationRequests.NewCode();

        await learner.Approved("2027-01-01", ReorganisationRequests.Merge(code, "Xã Mai Sau", commune.Id));

        Assert.Equal("active", (await learner.AreaOf(commune.Id)).GetProperty("state").GetString());
        var merged = await learner.CodeAsOf(code, "2027-01-01");
        Assert.Equal("future", (await learner.AreaOf(merged)).GetProperty("state").GetString());
        Assert.DoesNotContain(await learner.Bus.Events<AreaReorganised>(), evt => evt.AreaId == commune.Id);

        learner.Clock.Set(new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero));
        await Eventually.True(
            async () => (await learner.AreaOf(commune.Id)).GetProperty("state").GetString() == "ended", "the new year");
        Assert.Single(await learner.Bus.Events<AreaReorganised>(), evt => evt.AreaId == commune.Id);
        var village = await learner.AreaOf(commune.Villages["Thôn Mai Sau"], merged);
        Assert.Equal(merged, village.GetProperty("parentId").GetGuid());
        learner.Clock.Reset();
    }
}
