using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>
/// The former Vĩnh Phúc: 1,240 teams with 9,900 members, which appear inside Phú Thọ after the merger of 1 July 2025.
/// </summary>
public sealed class TeamSummaryTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateOnly Long = new(2008, 8, 1), Merger = new(2025, 7, 1);
    private static readonly Guid PhuTho = Area.IdentityOf(AreaLevel.Province, "25", Merger);
    private static readonly Guid VinhPhuc = Guid.CreateVersion7(), HoaBinh = Guid.CreateVersion7();

    [Fact, Trait("requirement", "003-07")]
    public async Task Teams_and_members_of_a_merged_province_are_the_same_under_the_old_and_the_new_map()
    {
        var vinhPhuc = await Old(VinhPhuc, "Tỉnh Vĩnh Phúc (cũ)", 136, 1_240);
        var hoaBinh = await Old(HoaBinh, "Tỉnh Hòa Bình (cũ)", 10, 50);
        await Teams(vinhPhuc, teams: 1_240, members: 9_900);
        await Teams(hoaBinh, teams: 50, members: 300);
        var officer = learner.SignInAs(PhuTho);

        Assert.Equal((1_240, 9_900), await Totals(officer, $"areaId={VinhPhuc}&asOf=2025-06-30"));
        Assert.Equal((50, 300), await Totals(officer, $"areaId={HoaBinh}&asOf=2025-06-30"));
        Assert.Equal((1_290, 10_200), await Totals(officer, $"areaId={PhuTho}&asOf=2025-07-01"));
        Assert.Equal((1_290, 10_200), await Totals(officer, $"areaId={PhuTho}"));
        Assert.Equal((1_290, 10_200), await Totals(officer, $"areaId={PhuTho}&asOf=2025-06-30&map=2025-07-01"));
        Assert.Equal((1_240, 9_900), await Totals(officer, $"areaId={VinhPhuc}&asOf=2025-07-01&map=2025-06-30"));
        Assert.Equal((0, 0), await Totals(officer, $"areaId={PhuTho}&asOf=2025-06-30"));
        Assert.Equal(1_290, await Listed(officer));
    }

    /// <summary>
    /// A province as it was before the merger and as the map of today keeps it: ended, its path leading to what it
    /// became part of.
    /// </summary>
    private Task<Guid[]> Old(Guid province, string name, int communes, int villages) =>
        learner.Use<LearnerDbContext, Guid[]>(async db =>
        {
            Guid[] communeIds = [.. Enumerable.Range(0, communes).Select(_ => Guid.CreateVersion7())];
            Guid[] villageIds = [.. Enumerable.Range(0, villages).Select(_ => Guid.CreateVersion7())];
            await Store(db, province, null, AreaLevel.Province, name, [PhuTho, province]);
            for (var i = 0; i < communes; i++)
                await Store(
                    db, communeIds[i], province, AreaLevel.Commune, $"Xã cũ {i}", [PhuTho, communeIds[i]]);
            for (var i = 0; i < villages; i++)
            {
                var commune = communeIds[i % communes];
                await Store(
                    db, villageIds[i], commune, AreaLevel.Village, $"Thôn {i}", [PhuTho, commune, villageIds[i]]);
            }

            return villageIds;
        });

    private static async Task Store(
        LearnerDbContext db, Guid id, Guid? parent, AreaLevel level, string name, Guid[] path)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO areas SELECT (jsonb_populate_record(a, jsonb_build_object(
                'id', {id}, 'parent_id', {parent}, 'level', {level.ToString()}, 'path', {path}))).*
            FROM areas AS a WHERE id = {PhuTho}
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO area_versions SELECT (jsonb_populate_record(v, jsonb_build_object(
                'id', gen_random_uuid(), 'area_id', {id}, 'parent_id', {parent}, 'level', {level.ToString()},
                'code', null, 'name', {name}, 'fold_name', {name}, 'valid_from', {Long}, 'valid_to', {Merger}))).*
            FROM area_versions AS v WHERE area_id = {PhuTho} LIMIT 1
            """);
    }

    /// <summary>As near as the members divide: most teams have one more than the others.</summary>
    private async Task Teams(Guid[] villages, int teams, int members)
    {
        var people = await learner.People(await learner.NewVillage(), members);
        Guid[] ids = [.. Enumerable.Range(0, teams).Select(_ => Guid.CreateVersion7())];
        await learner.Use<LearnerDbContext, int>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO teams (id, kind, name, area_id, formed_on, version)
                SELECT id, 'CommunityDigital', 'Tổ công nghệ số cộng đồng', area_id, '2023-01-01', 1
                FROM unnest({ids}, {villages}) AS t (id, area_id)
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

    private static async Task<(int Teams, int Members)> Totals(HttpClient officer, string query)
    {
        var summary = await officer.GetFromJsonAsync<JsonElement>($"/teams/summary?{query}");
        return (summary.GetProperty("teams").GetInt32(), summary.GetProperty("members").GetInt32());
    }

    private static async Task<int> Listed(HttpClient officer)
    {
        var (listed, cursor) = (0, "");
        do
        {
            var page = await officer.GetFromJsonAsync<JsonElement>($"/teams?areaId={PhuTho}&limit=100{cursor}");
            listed += Items(page).Length;
            cursor = page.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }
        while (cursor is not null);

        return listed;
    }
}
