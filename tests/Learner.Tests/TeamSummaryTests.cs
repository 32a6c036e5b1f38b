using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>
/// The former Vĩnh Phúc: 1,240 teams with 9,900 members, which appear inside Phú Thọ after the merger of 1 July 2025.
/// </summary>
public sealed class TeamSummaryTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateOnly Long = new(2008, 8, 1), Merger = new(2025, 7, 1);
    private static readonly Guid PhuTho = Area.IdentityOf(AreaLevel.Province, "25", Merger);
    private static readonly Guid OldPhuTho = Area.IdentityOf(AreaLevel.Province, "25", Long);
    private static readonly Guid VinhPhuc = Area.IdentityOf(AreaLevel.Province, "26", Long);
    private static readonly Guid HoaBinh = Area.IdentityOf(AreaLevel.Province, "17", Long);

    [Fact, Trait("requirement", "003-07"), Trait("requirement", "001-02")]
    public async Task Teams_and_members_of_a_merged_province_are_the_same_under_the_old_and_the_new_map()
    {
        var vinhPhuc = await Communes(VinhPhuc, "08728", "09028", "97001", "97002", "97003", "97004");
        var hoaBinh = await Communes(HoaBinh, "97011", "97012");
        var oldPhuTho = await Communes(OldPhuTho, "97021", "97022");
        await Teams(vinhPhuc, teams: 1_240, members: 9_900);
        await Teams(hoaBinh, teams: 50, members: 300);
        await Teams(oldPhuTho, teams: 30, members: 200);
        var officer = learner.SignInAs(PhuTho);

        await ThreeOldProvinces(officer, "2025-06-30");
        await Merge(officer, vinhPhuc, hoaBinh, oldPhuTho);

        await ThreeOldProvinces(officer, "2025-06-30");
        await ThreeOldProvinces(officer, "2025-07-01", "&map=2025-06-30");
        Assert.Equal((1_320, 10_400), await Totals(officer, PhuTho, "2025-07-01"));
        Assert.Equal((1_320, 10_400), await Totals(officer, PhuTho, "2025-06-30", "&map=2025-07-01"));
        Assert.Equal((0, 0), await Totals(officer, PhuTho, "2025-06-30"));
        Assert.Equal(1_320, await Listed(officer));
    }

    private static async Task ThreeOldProvinces(HttpClient officer, string asOf, string map = "")
    {
        Assert.Equal((1_240, 9_900), await Totals(officer, VinhPhuc, asOf, map));
        Assert.Equal((50, 300), await Totals(officer, HoaBinh, asOf, map));
        Assert.Equal((30, 200), await Totals(officer, OldPhuTho, asOf, map));
    }

    /// <summary>Communes of a former province, as an official list of that time brings them.</summary>
    private Task<Guid[]> Communes(Guid province, params string[] codes) =>
        learner.Use<LearnerDbContext, Guid[]>(async db =>
        {
            var parent = await db.Areas.SingleAsync(area => area.Id == province);
            var communes = codes
                .Select(code => Area.Register(
                    parent, new AreaFacts(province, "xa", code, $"Xã {code}", Long), DateTimeOffset.UtcNow))
                .ToArray();
            db.Areas.AddRange(communes);
            await db.SaveChangesAsync();
            return communes.Select(commune => commune.Id).ToArray();
        });

    /// <summary>The resolution of 2025: two old communes at a time become a new one of the new province.</summary>
    private async Task Merge(HttpClient officer, params Guid[][] provinces)
    {
        var changes = provinces.SelectMany(communes => communes.Chunk(2)).Select(pair => new
        {
            kind = "merge",
            from = pair,
            to = new[] { new { code = NewCode(), type = "xa", name = $"Xã mới {pair[0]:N}", parentId = PhuTho } },
        });
        var draft = await Post(officer, "/areas/reorganisations", new
        {
            effectiveOn = "2025-07-01",
            decree = "Nghị quyết 1676/NQ-UBTVQH15",
            reason = "Sắp xếp đơn vị hành chính cấp xã",
            changes,
        });
        Assert.True(draft.StatusCode is HttpStatusCode.Created, await draft.Content.ReadAsStringAsync());
        using var approver = learner.CreateClient();
        approver.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", learner.Issuer.Token(PhuTho, ["areas:approve"], "approver"));
        var id = (await Json(draft)).GetProperty("id").GetGuid();
        var approved = await Change(approver, HttpMethod.Post, $"/areas/reorganisations/{id}/approve", new { });
        Assert.True(approved.StatusCode is HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
    }

    /// <summary>As near as the members divide: every team has the same number, or one more.</summary>
    private async Task Teams(Guid[] communes, int teams, int members)
    {
        var people = await learner.People(await learner.NewVillage(), members);
        Guid[] ids = [.. Enumerable.Range(0, teams).Select(_ => Guid.CreateVersion7())];
        await learner.Use<LearnerDbContext, int>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO teams (id, kind, name, area_id, formed_on, version)
                SELECT id, 'CommunityDigital', 'Tổ công nghệ số cộng đồng',
                       ({communes})[1 + (place - 1) % {communes.Length}], '2023-01-01', 1
                FROM unnest({ids}) WITH ORDINALITY AS t (id, place)
                """);
            return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO team_members (id, team_id, learner_id, role, mandate, joined_on)
                SELECT gen_random_uuid(), ({ids})[1 + (place - 1) % {teams}], person, 'Member', 'CommunityDigital',
                       '2023-01-01'
                FROM unnest({people}) WITH ORDINALITY AS p (person, place)
                """);
        });
    }

    private static async Task<(int Teams, int Members)> Totals(
        HttpClient officer, Guid areaId, string asOf, string map = "")
    {
        var summary = await officer.GetFromJsonAsync<JsonElement>($"/teams/summary?areaId={areaId}&asOf={asOf}{map}");
        return (summary.GetProperty("teams").GetInt32(), summary.GetProperty("members").GetInt32());
    }

    private static async Task<int> Listed(HttpClient officer)
    {
        var (listed, cursor) = (0, (string?)"");
        while (cursor is not null)
        {
            var page = await officer.GetFromJsonAsync<JsonElement>($"/teams?areaId={PhuTho}&limit=100{cursor}");
            listed += Items(page).Length;
            cursor = page.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }

        return listed;
    }
}
