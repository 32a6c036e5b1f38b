using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class SearchLearnerTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Theory]
    [InlineData("q=tran thi", "Trần Thị Hoà", "Trần Thị Xinh")]
    [InlineData("q=TRẦN THỊ X", "Trần Thị Xinh")]
    [InlineData("q=xinh", "Nguyễn Văn Xinh", "Trần Thị Xinh")]
    [InlineData("q=Xinh&birthYear=1962", "Trần Thị Xinh")]
    [InlineData("q=hòa", "Trần Thị Hoà")]
    [InlineData("q=trần hoa", "Trần Thị Hoà")]
    [InlineData("q=thị xinh", "Trần Thị Xinh")]
    [InlineData("q=văn trần")]
    [InlineData("q=y", "Y Nuê")]
    [InlineData("q=H’Hen", "H'Hen Niê")]
    [InlineData("q=%25")]
    [InlineData("q=_inh")]
    [InlineData("birthYear=1962", "H'Hen Niê", "Trần Thị Xinh")]
    [InlineData("birthYear=1899")]
    [InlineData("audience=trader", "Nguyễn Văn Xinh")]
    [InlineData("deviceAccess=shared", "Y Nuê")]
    public async Task People_are_found_by_what_is_heard_at_the_desk(string query, params string[] names)
    {
        var village = await Village();

        using var answer = await learner.SignInAs(ThaiNguyen).GetAsync(
            new Uri($"/learners?areaId={village}&{query}", UriKind.Relative));

        if (query == "birthYear=1899")
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }

        Assert.Equal(names, Names(await Json(answer)));
    }

    [Fact]
    public async Task The_end_of_a_citizen_id_finds_its_person_and_no_other()
    {
        var (village, number) = (await learner.NewVillage(), People.NewCitizenId(1988));
        await learner.RegisterId(new("Đàm Văn Số", "1988", "male", village, number));
        await learner.RegisterId(new("Đàm Văn Khác", "1988", "male", village));
        var officer = learner.SignInAs(ThaiNguyen);

        var found = await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}&idTail={number[8..]}");
        using var wrong = await officer.GetAsync(new Uri("/learners?idTail=12a4", UriKind.Relative));

        Assert.Equal(["Đàm Văn Số"], Names(found));
        Assert.DoesNotContain(number, found.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Whoever_left_is_found_only_when_asked_for()
    {
        var village = await learner.NewVillage();
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Lý Thị Xa", "1988", "female", village));
        (await officer.Do(id, "deactivate", new { reason = "left-province", on = "2026-01-05" }))
            .EnsureSuccessStatusCode();

        var usual = await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}");
        var gone = await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}&state=deactivated");

        Assert.Empty(Names(usual));
        Assert.Equal(["Lý Thị Xa"], Names(gone));
    }

    [Fact]
    public async Task Pages_of_a_search_neither_miss_nor_repeat_anybody()
    {
        var commune = await learner.NewCommune("Thôn Một", "Thôn Hai", "Thôn Ba");
        foreach (var village in commune.Villages.Values)
        {
            foreach (var middle in new[] { "A", "B", "C", "D" })
                await learner.RegisterId(new($"Hà Văn {middle} Sơn", "1950", "male", village));
        }

        var officer = learner.SignInAs(commune.Id);
        var seen = new List<string>();

        for (string? cursor = ""; cursor is not null;)
        {
            var page = await officer.GetFromJsonAsync<JsonElement>(
                $"/learners?q=son&limit=5{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")!));
            cursor = page.Text("nextCursor");
        }

        Assert.Equal(12, seen.Count);
        Assert.Equal(12, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_whole_province_is_searched_by_name_or_number_and_otherwise_it_is_too_wide()
    {
        var officer = learner.SignInAs(await WideArea());

        string[] reports = ["birthYear=1962", "audience=trader", "deviceAccess=none", "state=deactivated", "q=y"];
        foreach (var query in reports)
        {
            using var refused = await officer.GetAsync(new Uri($"/learners?{query}", UriKind.Relative));
            Assert.Equal((HttpStatusCode.BadRequest, "search-too-wide"), (refused.StatusCode, await refused.Code()));
        }

        foreach (var query in new[] { "", "?q=rong", "?q=cam&birthYear=1962" })
            Assert.Equal(["Cầm Thị Rộng"], Names(await officer.GetFromJsonAsync<JsonElement>("/learners" + query)));
    }

    [Fact]
    public async Task A_foreign_area_cannot_be_searched()
    {
        var village = await learner.NewVillage();

        using var answer = await learner.SignInAs(HaNoi).GetAsync(
            new Uri($"/learners?areaId={village}&q=xinh", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<Guid> Village()
    {
        var village = await learner.NewVillage();
        await learner.RegisterId(new("Trần Thị Xinh", "1962-05", "female", village));
        await learner.RegisterId(new("Nguyễn Văn Xinh", "1970", "male", village, Audiences: ["trader"]));
        await learner.RegisterId(new("Trần Thị Hoà", "1980", "female", village));
        await learner.RegisterId(new("H'Hen Niê", "1962", "female", village));
        var last = await learner.RegisterId(new("Y Nuê", "1990", "male", village));
        (await learner.SignInAs(village).Patch(last, new { device = new { access = "shared" } }))
            .EnsureSuccessStatusCode();
        return village;
    }

    /// <summary>A province of its own with more villages than are walked one by one.</summary>
    private async Task<Guid> WideArea()
    {
        var province = Guid.CreateVersion7();
        var village = await learner.Use<LearnerDbContext, Guid>(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO areas (id, level, path, version) VALUES ({province}, 'Province', ARRAY[{province}], 1)
                """);
            return await db.Database.SqlQuery<Guid>(
                $"""
                INSERT INTO areas (id, parent_id, level, path, version)
                SELECT id, {province}, 'Commune', ARRAY[{province}, id], 1
                FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 250)) AS made
                RETURNING id AS "Value"
                """).ToListAsync().ContinueWith(made => made.Result[0], TaskScheduler.Default);
        });
        var answer = await Post(
            learner.SignInAs(province), "/learners", new LearnerRequest("Cầm Thị Rộng", "1962", "female", village));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return province;
    }

    private static string[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("fullName").GetString()!)];
}
