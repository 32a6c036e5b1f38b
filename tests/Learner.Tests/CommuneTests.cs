using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>The communes of the source articles, loaded from lists with the defects they are published with.</summary>
public sealed class CommuneTests(CommuneFixture learner) : IClassFixture<CommuneFixture>
{
    [Theory]
    [Trait("requirement", "001-02")]
    [InlineData("01840", "01840 Phường Đức Xuân all")]
    [InlineData("08143", "08143 Xã Vĩnh Chân all")]
    [InlineData("08521", "08521 Xã Phùng Nguyên all")]
    [InlineData("04828", "04828 Phường Thống Nhất all")]
    [InlineData("04795", "04795 Phường Hoà Bình all")]
    [InlineData("04825", "04792 Phường Tân Hoà all")]
    [InlineData("08728", "08716 Phường Vĩnh Phúc all")]
    [InlineData("09028", "09025 Xã Yên Lạc all")]
    [InlineData("25747", "25747 Phường Thủ Dầu Một all")]
    [InlineData("25981", "25978 Phường Thuận An all")]
    [InlineData("20779", "20779 Xã Hiệp Đức all")]
    [InlineData("20764", "20767 Xã Việt An all")]
    [InlineData("05461", "05443 Phường Phan Đình Phùng review, 05467 Phường Gia Sàng review")]
    [InlineData("04891", "04828 Phường Thống Nhất review, 04891 Xã Tiền Phong review")]
    [InlineData("25741", "25747 Phường Thủ Dầu Một review, 25750 Phường Phú Lợi review")]
    [InlineData("00556", "00541 Xã Phù Đổng none, 00562 Xã Thuận An all")]
    [InlineData("18796", "18754 Phường Sông Trí review, 18823 Phường Vũng Áng review, 18832 Phường Hoành Sơn review")]
    [InlineData("26740", "26740 Phường Sài Gòn all")]
    [InlineData("26170", "26170 Phường Trị An all")]
    [InlineData("25114", "25114 Xã Đạ Huoai 3 all")]
    [InlineData("20695", "20695 Xã Thạnh Mỹ all")]
    [InlineData("31105", "31105 Đặc khu Thổ Châu all")]
    [InlineData("27691", "27694 Phường Long An all")]
    public async Task A_former_commune_leads_to_the_unit_of_today(string code, string expected)
    {
        var found = await Resolve($"code={code}&asOf=2025-06-30");

        Assert.Equal(expected, string.Join(", ", found.GetProperty("current").EnumerateArray().Select(unit =>
            $"{unit.GetProperty("code")} {unit.GetProperty("name")} {unit.GetProperty("people")}")));
        Assert.Equal(
            expected.Contains("review", StringComparison.Ordinal), found.GetProperty("needsReview").GetBoolean());
    }

    [Theory]
    [InlineData("08143", false)] // the same code and name, and a new unit all the same
    [InlineData("08521", false)]
    [InlineData("01840", false)]
    [InlineData("26740", false)]
    [InlineData("25114", true)]
    [InlineData("20695", true)]
    [InlineData("31105", true)]
    public async Task An_identity_goes_on_only_where_the_table_says_so(string code, bool same)
    {
        var before = await Resolve($"code={code}&asOf=2025-06-30");
        var after = await Resolve($"code={code}&asOf=2025-07-01");

        Assert.Equal(same, Id(before) == Id(after));
        var undated = await Client().GetAsync($"/areas/resolve?code={code}");
        Assert.Equal(same ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, undated.StatusCode);
    }

    [Fact]
    public async Task One_code_may_have_three_names_and_change_its_unit_once()
    {
        var town = await Resolve("code=26170&asOf=2025-06-30");
        var commune = await Resolve("code=26170&asOf=2025-07-01");
        var ward = await Resolve("code=26170&asOf=2026-04-30");

        Assert.Equal(
            ["Thị trấn Vĩnh An", "Xã Trị An", "Phường Trị An"], new[] { Name(town), Name(commune), Name(ward) });
        Assert.NotEqual(Id(town), Id(commune));
        Assert.Equal(Id(commune), Id(ward));
    }

    [Fact]
    public async Task A_code_names_one_place_to_the_last_day_and_another_from_the_first()
    {
        Assert.Equal("Phường Bến Nghé", Name(await Resolve("code=26740&asOf=2025-06-30")));
        Assert.Equal("Phường Sài Gòn", Name(await Resolve("code=26740&asOf=2025-07-01")));
    }

    [Fact]
    public async Task A_special_zone_of_an_island_district_came_from_no_commune()
    {
        var zone = await Resolve("code=11948");
        var haiPhong = Area.IdentityOf(AreaLevel.Province, "31", new DateOnly(2025, 7, 1));

        var shown = await learner.AreaOf(Id(zone), haiPhong);

        Assert.Equal("Đặc khu Bạch Long Vĩ", Name(zone));
        Assert.Equal(0, shown.GetProperty("predecessors").GetArrayLength());
        Assert.Equal(
            HttpStatusCode.NotFound, (await Client().GetAsync("/areas/resolve?code=11948&asOf=2025-06-30")).StatusCode);
    }

    [Theory]
    [InlineData("hoa binh")]
    [InlineData("Hoà Bình")]
    [InlineData("Hòa Bình")]
    [InlineData("Ho\u00e0 Bi\u0300nh")]
    public async Task Xa_Hoa_Binh_of_old_and_phuong_Hoa_Binh_of_today_are_two_places(string name)
    {
        await learner.Loaded();
        var query = $"q={Uri.EscapeDataString(name)}&level=commune";
        var old = await Client().GetFromJsonAsync<JsonElement>($"/areas/search?{query}&asOf=2025-06-30");
        var now = await Client().GetFromJsonAsync<JsonElement>($"/areas/search?{query}");

        var (former, today) = (Only(old), Only(now));
        Assert.Equal(("04825", "Xã Hòa Bình"), Shown(former));
        Assert.Equal(("04795", "Phường Hoà Bình"), Shown(today));
        Assert.NotEqual(former.GetProperty("id").GetGuid(), today.GetProperty("id").GetGuid());
        var successor = (await Resolve($"name={Uri.EscapeDataString("Xã Hoà Bình")}&asOf=2025-06-30"))
            .GetProperty("current")[0];
        Assert.Equal("04792", successor.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_several_units_bear_is_never_guessed()
    {
        await learner.Loaded();
        var officer = Client();
        foreach (var (code, name) in new[] { ("96001", "Xã Văn Lang"), ("96002", "Xã Văn Lăng") })
        {
            await Post(officer, "/areas", new
            {
                parentId = ThaiNguyen,
                level = "commune",
                type = "xa",
                name,
                code,
                validFrom = "2025-07-01",
            });
        }

        var unmarked = await Json(await officer.GetAsync("/areas/resolve?name=xa%20van%20lang&provinceCode=19"));
        var marked = await Resolve($"name={Uri.EscapeDataString("Văn Lăng")}&provinceCode=19");

        Assert.Equal("area-name-ambiguous", unmarked.GetProperty("code").GetString());
        Assert.Equal(2, unmarked.GetProperty("candidates").GetArrayLength());
        Assert.Equal("Xã Văn Lăng", Name(marked));
    }

    [Fact]
    public async Task Unchanged_lists_change_nothing_the_second_time_and_tell_nobody()
    {
        await learner.Loaded();
        var told = (await learner.Bus.Events<AreaReorganised>()).Count;

        foreach (var again in new[]
        {
            learner.LoadCatalogue(OfficialLists.Catalogue(Pair.All), CommuneFixture.Former),
            learner.LoadConversion(OfficialLists.Official(Pair.All), CommuneFixture.New, CommuneFixture.Former),
            learner.LoadConversion(OfficialLists.Normalised(Pair.All), CommuneFixture.New, CommuneFixture.Former),
            learner.LoadCurrent(OfficialLists.Current(Pair.All), CommuneFixture.New, "2026-04-30"),
        })
        {
            Assert.Equal(0, (await CommuneFixture.Ok(again)).GetProperty("changes").GetInt32());
        }

        Assert.Equal(told, (await learner.Bus.Events<AreaReorganised>()).Count);
    }

    [Fact]
    public async Task A_former_district_is_resolved_and_the_demo_ward_has_the_identity_it_always_had()
    {
        var district = await Resolve("code=243");

        Assert.Equal("former-district", district.GetProperty("match").GetString());
        Assert.Equal("Thành phố Vĩnh Yên", district.GetProperty("district").GetProperty("name").GetString());
        Assert.Equal(
            Guid.Parse("e73ffdcb-1341-8c3b-8e68-23c8a92bd786"), Id(await Resolve("code=01840&asOf=2025-07-01")));
    }

    [Fact]
    public async Task The_tree_of_an_old_day_is_the_old_tree()
    {
        await learner.Loaded();
        var vinhPhuc = Area.IdentityOf(AreaLevel.Province, "26", new DateOnly(2008, 8, 1));
        var phuTho = Area.IdentityOf(AreaLevel.Province, "25", new DateOnly(2025, 7, 1));

        var old = await learner.SignInAs(phuTho).GetFromJsonAsync<JsonElement>(
            $"/areas?parentId={vinhPhuc}&asOf=2025-06-30");
        var now = await learner.SignInAs(phuTho).GetFromJsonAsync<JsonElement>($"/areas?parentId={vinhPhuc}");

        Assert.Equal(
            ["08728", "09028"],
            old.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Order());
        Assert.Equal(0, now.GetProperty("items").GetArrayLength());
    }

    private static JsonElement Only(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray());

    private static (string?, string?) Shown(JsonElement item) =>
        (item.GetProperty("code").GetString(), item.GetProperty("name").GetString());

    private static Guid Id(JsonElement answer) => answer.GetProperty("area").GetProperty("id").GetGuid();

    private static string Name(JsonElement answer) => answer.GetProperty("area").GetProperty("name").GetString()!;

    private HttpClient Client() => learner.SignInAs(ThaiNguyen);

    private async Task<JsonElement> Resolve(string query)
    {
        await learner.Loaded();
        return await Client().GetFromJsonAsync<JsonElement>($"/areas/resolve?{query}");
    }
}
