using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class AreaTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private sealed record Request(
        Guid ParentId, string Level, string Type, string Name, string? Code = null, string ValidFrom = "2025-07-01");

    [Theory]
    [InlineData("province", "19", "91500335-29a1-8ebc-bf17-4d61afd50e99")]
    [InlineData("commune", "01840", "e73ffdcb-1341-8c3b-8e68-23c8a92bd786")]
    public void The_identity_of_a_unit_with_a_national_code_is_the_same_everywhere(
        string level, string code, string expected) =>
        Assert.Equal(
            Guid.Parse(expected),
            Area.IdentityOf(Enum.Parse<AreaLevel>(level, ignoreCase: true), code, new DateOnly(2025, 7, 1)));

    [Fact]
    public async Task All_86_provinces_are_there_and_told_once_however_often_the_service_is_migrated()
    {
        await learner.Use<LearnerDbContext, int>(async db =>
        {
            await ProvinceSeed.Write(learner.Services, CancellationToken.None);
            return await db.SaveChangesAsync();
        });

        var told = (await learner.Bus.Events<AreaRegistered>()).Where(evt => evt.Level == "province").ToList();

        Assert.Equal(
            ProvinceSeed.Read(DateTimeOffset.UtcNow).Provinces.Select(area => area.Id).Order(),
            told.Select(evt => evt.AreaId).Order());
        Assert.Equal(34 + 52, told.Count);
        var city = told.Single(evt => evt.Code == "75" && evt.ValidFrom.Year == 2026);
        Assert.Equal(("Thành phố Đồng Nai", "thanh_pho", 1), (city.Name, city.Type, city.Version));
    }

    [Fact]
    public async Task A_registered_village_is_told_with_its_path()
    {
        var commune = await learner.NewCommune("Thôn Nà Cà");
        var village = commune.Villages["Thôn Nà Cà"];

        var told = (await learner.Bus.Events<AreaRegistered>()).Single(evt => evt.AreaId == village);

        Assert.Equal([ThaiNguyen, commune.Id, village], told.Path);
        Assert.Equal(
            (commune.Id, "village", "thon", null, "Thôn Nà Cà", new DateOnly(2025, 7, 1), 1L),
            (told.ParentId, told.Level, told.Type, told.Code, told.Name, told.ValidFrom, told.Version));
    }

    [Fact]
    public async Task Registering_the_same_village_again_finds_it_and_tells_nobody()
    {
        var commune = await learner.NewCommune("Bản Mới");
        var request = Village(commune, "Bản Mới");

        var again = await Post(learner.SignInAs(ThaiNguyen), "/areas", request);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(commune.Villages["Bản Mới"], (await Json(again)).GetProperty("id").GetGuid());
        Assert.Single(await learner.Bus.Events<AreaRegistered>(), evt => evt.AreaId == commune.Villages["Bản Mới"]);
    }

    [Fact]
    public async Task A_name_written_in_another_unicode_form_is_the_same_village()
    {
        var commune = await learner.NewCommune("Thôn Thuỷ Điện");
        var name = "Thôn Thuỷ Điện".Normalize(System.Text.NormalizationForm.FormD);

        var again = await Post(
            learner.SignInAs(ThaiNguyen), "/areas",
            Village(commune, name));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_code_names_one_unit_at_a_time()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        var first = new Request(ThaiNguyen, "commune", "xa", "Xã Một", "89001");
        Assert.Equal(HttpStatusCode.Created, (await Post(officer, "/areas", first)).StatusCode);

        var sameDay = await Post(officer, "/areas", first with { Name = "Xã Hai" });
        var later = await Post(officer, "/areas", first with { Name = "Xã Hai", ValidFrom = "2026-01-01" });

        Assert.Equal(HttpStatusCode.Conflict, sameDay.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        Assert.Equal("area-code-taken", (await Json(later)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Two_villages_of_one_name_in_one_commune_collide()
    {
        var commune = await learner.NewCommune("Thôn Đông");

        var later = await Post(
            learner.SignInAs(ThaiNguyen), "/areas",
            Village(commune, "Thôn Đông") with { ValidFrom = "2026-01-01" });

        Assert.Equal("area-name-taken", (await Json(later)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Villages_are_listed_page_by_page_in_the_order_of_their_names()
    {
        var commune = await learner.NewCommune("Thôn Đá", "Thôn Ấm", "Thôn Cả");
        var officer = learner.SignInAs(commune.Id);

        var first = await officer.GetFromJsonAsync<JsonElement>($"/areas?parentId={commune.Id}&limit=2");
        var second = await officer.GetFromJsonAsync<JsonElement>(
            $"/areas?parentId={commune.Id}&limit=2&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(["Thôn Ấm", "Thôn Cả"], Names(first));
        Assert.Equal(["Thôn Đá"], Names(second));
        Assert.False(second.TryGetProperty("nextCursor", out _));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("ĐÁ")]
    public async Task A_village_is_found_by_its_name_without_marks(string name)
    {
        var commune = await learner.NewCommune("Thôn Đá", "Thôn Cả");

        var found = await learner.SignInAs(commune.Id)
            .GetFromJsonAsync<JsonElement>($"/areas?parentId={commune.Id}&name={Uri.EscapeDataString(name)}");

        Assert.Equal(["Thôn Đá"], Names(found));
    }

    [Fact]
    public async Task Without_a_parent_the_list_is_the_unit_of_the_caller()
    {
        var found = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>("/areas");

        Assert.Equal(["Tỉnh Thái Nguyên"], Names(found));
    }

    [Fact]
    public async Task An_area_is_named_as_of_the_date_asked_for()
    {
        var dongNai = Area.IdentityOf(AreaLevel.Province, "75", new DateOnly(2025, 7, 1));
        var officer = learner.SignInAs(dongNai);

        Assert.Equal(["Tỉnh Đồng Nai"], Names(await officer.GetFromJsonAsync<JsonElement>("/areas?asOf=2026-04-29")));
        Assert.Equal(
            ["Thành phố Đồng Nai"],
            Names(await officer.GetFromJsonAsync<JsonElement>("/areas?asOf=2026-04-30")));
    }

    [Fact]
    public async Task A_unit_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var commune = await learner.NewCommune();
        var stranger = learner.SignInAs(HaNoi);
        var below = Village(commune, "Thôn Lạ");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/areas/{commune.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/areas/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/areas?parentId={commune.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(stranger, "/areas", below)).StatusCode);
    }

    [Theory]
    [InlineData("village", "xa", "Thôn Sai Loại", null, 400)]
    [InlineData("village", "thon", "Thôn Có Mã", "12345", 400)]
    [InlineData("village", "thon", "", null, 400)]
    [InlineData("village", "thon", "   ", null, 400)]
    [InlineData("village", "thon", "Thôn\tLạ", null, 400)]
    [InlineData("village", "thon", "Thôn Lạ", "1234", 400)]
    [InlineData("hamlet", "thon", "Thôn Lạ", null, 400)]
    [InlineData("commune", "xa", "Xã Trong Xã", "88001", 422)]
    public async Task What_cannot_be_a_village_is_refused(
        string level, string type, string name, string? code, int status)
    {
        var commune = await learner.NewCommune();

        var answer = await Post(
            learner.SignInAs(ThaiNguyen), "/areas",
            new Request(commune.Id, level, type, name, code));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_reader_cannot_register_and_a_guest_cannot_read()
    {
        var request = new Request(ThaiNguyen, "commune", "xa", "Xã Cấm", "88002");

        var reader = learner.SignInAs(ThaiNguyen, Scopes.AreasRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reader, "/areas", request)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await learner.CreateClient().GetAsync("/areas")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await learner.SignInAs(null, Scopes.AreasRead).GetAsync("/areas")).StatusCode);
    }

    private static Request Village(Commune commune, string name) => new(commune.Id, "village", "thon", name);

    private static string[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
}
