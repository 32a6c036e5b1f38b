using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class OrganisationTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "000-16"), Trait("requirement", "001-12")]
    public async Task A_party_cell_of_a_residential_group_is_registered_below_the_commune_and_told()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);

        var answer = await Register(officer, village, "Chi bộ 8b, Đức Xuân", "party-cell");
        var id = (await Json(answer)).GetProperty("id").GetGuid();
        var shown = await officer.GetFromJsonAsync<JsonElement>($"/organisations/{id}");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            ("Chi bộ 8b, Đức Xuân", "party-cell", village),
            (shown.GetProperty("name").GetString(), shown.GetProperty("kind").GetString(),
                shown.GetProperty("areaId").GetGuid()));
        var told = Assert.Single(
            await learner.Bus.Events<OrganisationRegistered>(), evt => evt.OrganisationId == id);
        Assert.Equal(("party-cell", village, 1L), (told.Kind, told.AreaId, told.Version));
    }

    [Fact]
    public async Task An_area_has_one_open_organisation_of_a_kind_and_name_however_it_is_written()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        await Register(officer, village, "Hội Nông dân", "mass-organisation");

        var again = await Register(officer, village, "hội  nông dân", "mass-organisation");
        var other = await Register(officer, village, "Hội Nông dân", "union");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("organisation-exists", (await Json(again)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Fact]
    public async Task A_name_is_free_again_after_its_organisation_was_closed()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var first = await RegisterId(officer, village, "Đoàn Thanh niên");

        var closed = await Change(officer, HttpMethod.Post, $"/organisations/{first}/close", new { on = "2026-12-31" });
        var twice = await Change(officer, HttpMethod.Post, $"/organisations/{first}/close", new { on = "2026-12-31" });

        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal("organisation-closed", (await Json(twice)).GetProperty("code").GetString());
        Assert.Equal(
            HttpStatusCode.Created, (await Register(officer, village, "Đoàn Thanh niên", "union")).StatusCode);
    }

    [Fact]
    public async Task Organisations_are_found_by_area_kind_and_name_without_marks()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        await Register(officer, village, "Ngân hàng Chính sách xã hội", "bank");
        await Register(officer, village, "Hội Liên hiệp Phụ nữ", "mass-organisation");

        var found = await officer.GetFromJsonAsync<JsonElement>(
            $"/organisations?areaId={village}&kind=mass-organisation&name=phu+nu");
        var unknownKind = await officer.GetAsync(new Uri("/organisations?kind=MassOrganisation", UriKind.Relative));

        Assert.Equal("Hội Liên hiệp Phụ nữ", Assert.Single(Items(found)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, unknownKind.StatusCode);
    }

    [Fact]
    public async Task A_change_names_the_version_it_has_seen()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var id = await RegisterId(officer, village, "Trường THCS Đức Xuân");
        var path = $"/organisations/{id}";
        var seen = (await officer.GetAsync(new Uri(path, UriKind.Relative))).Headers.ETag!.ToString();

        var without = await officer.PatchAsJsonAsync(path, new { name = "Trường Một" });
        var first = await Change(officer, HttpMethod.Patch, path, new { name = "Trường Hai" }, seen);
        var stale = await Change(officer, HttpMethod.Patch, path, new { name = "Trường Ba" }, seen);

        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal("Trường Hai", (await Json(first)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task An_organisation_never_stands_below_itself()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(village);
        var above = await RegisterId(officer, village, "Đảng ủy xã");
        var below = await RegisterId(officer, village, "Chi bộ thôn Một");
        await Change(officer, HttpMethod.Patch, $"/organisations/{below}", new { parentId = above });

        var circle = await Change(officer, HttpMethod.Patch, $"/organisations/{above}", new { parentId = below });

        Assert.Equal("organisation-parent-invalid", (await Json(circle)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_organisation_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var village = await learner.NewVillage();
        var id = await RegisterId(learner.SignInAs(village), village, "Hội Người cao tuổi");
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/organisations/{id}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Change(stranger, HttpMethod.Patch, $"/organisations/{id}", new { name = "Của tôi" })).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Change(stranger, HttpMethod.Post, $"/organisations/{id}/close", new { on = "2026-12-31" }))
                .StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Register(stranger, village, "Lạ", "bank")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/organisations?areaId={village}")).StatusCode);
    }

    [Theory]
    [InlineData("", "bank", null)]
    [InlineData("   ", "bank", null)]
    [InlineData("Ngân\thàng", "bank", null)]
    [InlineData("Ngân hàng", "hui", null)]
    [InlineData("Ngân hàng", "bank", "123")]
    public async Task What_cannot_be_an_organisation_is_refused(string name, string kind, string? taxCode)
    {
        var village = await learner.NewVillage();

        var answer = await Post(
            learner.SignInAs(village), "/organisations",
            taxCode is null
                ? new { kind, name, areaId = village }
                : new { kind, name, areaId = village, taxCode });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_may_only_read_cannot_register()
    {
        var village = await learner.NewVillage();

        var answer = await Register(learner.SignInAs(village, Scopes.ForceRead), village, "Ngân hàng", "bank");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Register(HttpClient officer, Guid areaId, string name, string kind) =>
        Post(officer, "/organisations", new { kind, name, areaId });

    private static async Task<Guid> RegisterId(HttpClient officer, Guid areaId, string name) =>
        (await Json(await Register(officer, areaId, name, "union"))).GetProperty("id").GetGuid();
}
