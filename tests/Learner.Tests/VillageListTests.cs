using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>The villages of a province, which no national list has.</summary>
public sealed class VillageListTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Header = "commune_code,type,name,valid_from,decree\n";

    [Fact, Trait("requirement", "001-01")]
    public async Task A_list_of_villages_is_loaded_once_and_told()
    {
        var (commune, code) = await Commune("Thôn Đã Có");
        var list = Header
            + $"{code},Thôn,Nà Cà,2025-09-01,QĐ 12/QĐ-UBND\n"
            + $"{code},to_dan_pho,Tổ dân phố 1,,\n"
            + $"{code},thon,Thôn Đã Có,,\n";

        var dry = await Ok(Load(list, 3, dryRun: true));
        var loaded = await Ok(Load(list, 3));
        var again = await Ok(Load(list, 3));
        var reordered = await Ok(Load(list.Replace("Nà Cà", "Thôn  Nà Cà"), 3));

        Assert.Equal((4, 4, 0, 0), (Changes(dry), Changes(loaded), Changes(again), Changes(reordered)));
        var villages = await Villages(commune.Id);
        Assert.Equal(["Thôn Nà Cà", "Thôn Đã Có", "Tổ dân phố 1"], villages.Keys.Order(StringComparer.Ordinal));
        var shown = await learner.AreaOf(villages["Thôn Nà Cà"]);
        Assert.Equal("2025-09-01", shown.GetProperty("versions")[0].GetProperty("validFrom").GetString());
        Assert.Equal("QĐ 12/QĐ-UBND", shown.GetProperty("versions")[0].GetProperty("decree").GetString());
        var told = (await learner.Bus.Events<AreaRegistered>()).Single(evt => evt.AreaId == villages["Thôn Nà Cà"]);
        Assert.Equal((1L, "thon", "village"), (told.Version, told.Type, told.Level));
        Assert.Equal([ThaiNguyen, commune.Id, told.AreaId], told.Path);
    }

    [Fact]
    public async Task A_village_the_list_leaves_out_stays_and_is_noted()
    {
        var (commune, code) = await Commune("Thôn Cũ");

        var loaded = await Ok(Load($"{Header}{code},thon,Thôn Mới,,\n", 1));

        Assert.Equal(("village-not-listed", "note", "Thôn Cũ"), Shown(Assert.Single(Conflicts(loaded))));
        Assert.Equal(["Thôn Cũ", "Thôn Mới"], (await Villages(commune.Id)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_may_mean_two_villages_stops_the_list_with_its_line()
    {
        var (commune, code) = await Commune("Thôn Văn Lang", "Thôn Văn Lăng");

        var answer = await Load(
            $"{Header}{code},thon,Thôn Văn Lăng,,\n{code},thon,thon van lang,,\n{code},thon,Thôn Mới,,\n", 3);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var conflict = Conflicts(await Json(answer)).Single(found => Severity(found) == "error");
        Assert.Equal("name-ambiguous", conflict.GetProperty("code").GetString());
        Assert.Equal(3, conflict.GetProperty("line").GetInt32());
        Assert.Equal(
            ["Thôn Văn Lang", "Thôn Văn Lăng"],
            conflict.GetProperty("expected").GetString()!.Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Villages(commune.Id)).Count);
    }

    [Fact]
    public async Task A_commune_named_without_its_code_is_taken_only_where_it_is_one()
    {
        foreach (var name in new[] { "Xã Sơn Hà", "Xã Sơn Hạ" })
        {
            await Post(learner.SignInAs(ThaiNguyen), "/areas", new
            {
                parentId = ThaiNguyen,
                level = "commune",
                type = "xa",
                name,
                code = NewCode(),
                validFrom = "2025-07-01",
            });
        }

        var guessed = await Load($"{Header}xa son ha,thon,Thôn Một,,\n", 1);
        var named = await Ok(Load($"{Header}Xã Sơn Hạ,thon,Thôn Một,,\n", 1));

        Assert.Equal("name-ambiguous", Conflicts(await Json(guessed))[0].GetProperty("code").GetString());
        Assert.Equal(2, Changes(named)); // the village and its first version
        Assert.Equal("commune-by-name", Conflicts(named)[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_code_is_read_as_of_the_first_day_of_the_village()
    {
        var (commune, code) = await Commune();
        await learner.Approved("2026-03-01", Merge(code, "Xã Cùng Mã", commune.Id));
        var merged = await learner.CodeAsOf(code, "2026-03-01");

        var before = await Load($"{Header}{code},thon,Thôn Trước,2025-12-01,\n", 1);
        var after = await Ok(Load($"{Header}{code},thon,Thôn Sau,2026-03-01,\n", 1));

        var conflict = Conflicts(await Json(before))[0];
        Assert.Equal(
            ("commune-ended", "2026-03-01"),
            (conflict.GetProperty("code").GetString(), conflict.GetProperty("expected").GetString()));
        Assert.Equal(2, Changes(after));
        Assert.Equal(["Thôn Sau"], (await Villages(merged)).Keys);
    }

    [Theory]
    [InlineData("99999,thon,Thôn Một,,", "commune-unknown")]
    [InlineData("{0},huyen,Thôn Một,,", "type-unknown")]
    [InlineData("{0},thon,,,", "name-invalid")]
    [InlineData("{0},thon,Thôn Một,01/07/2025,", "date-invalid")]
    [InlineData("{0},to_dan_pho,Thôn Đã Có,,", "differs-from-known")]
    [InlineData("{0},thon,Thôn Đã Có,,\n{0},thon,Thôn Đã Có,,", "village-twice")]
    public async Task What_cannot_be_a_village_stops_the_list(string lines, string code)
    {
        var (commune, communeCode) = await Commune("Thôn Đã Có");
        var list = Header + string.Format(CultureInfo.InvariantCulture, lines, communeCode) + "\n";

        var answer = await Load(list, 1);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(Conflicts(await Json(answer)), found => found.GetProperty("code").GetString() == code);
        Assert.Single(await Villages(commune.Id));
    }

    [Fact]
    public async Task Another_province_lists_no_villages_here()
    {
        var (commune, code) = await Commune();

        var answer = await Load($"{Header}{code},thon,Thôn Lạ,,\n", 1, officer: HaNoi);

        Assert.Equal("commune-unknown", Conflicts(await Json(answer))[0].GetProperty("code").GetString());
        Assert.Empty(await Villages(commune.Id));
    }

    [Fact]
    public async Task After_a_merger_a_list_of_people_tells_two_villages_of_one_name_apart()
    {
        var (one, other) = (await Commune("Thôn 1"), await Commune("Thôn 1"));
        var code = NewCode();
        await learner.Approved("2026-03-01", Merge(code, $"Xã Gộp {code}", one.Commune.Id, other.Commune.Id));
        var merged = await learner.CodeAsOf(code, "2026-03-01");
        const string Columns = "full_name,birth_date,sex,village\n";

        var clear = await learner.Import(merged, $"{Columns}Nông Văn Rõ,1970,nam,Thôn 1 ({one.Code})\n");
        var vague = await learner.Import(merged, $"{Columns}Nông Văn Mờ,1970,nam,Thôn 1\n");

        Assert.Equal(1, clear.GetProperty("accepted").GetInt32());
        Assert.Equal(1, vague.GetProperty("rejected").GetInt32());
        Assert.Equal(1, await learner.Use<LearnerDbContext, int>(db => Task.FromResult(
            db.Learners.Count(person => person.AreaId == one.Commune.Villages["Thôn 1"]))));
    }

    private async Task<(Commune Commune, string Code)> Commune(params string[] villages)
    {
        var commune = await learner.NewCommune(villages);
        return (commune, (await learner.AreaOf(commune.Id)).GetProperty("code").GetString()!);
    }

    private Task<HttpResponseMessage> Load(string csv, int units, bool dryRun = false, Guid? officer = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var query = $"kind=villages&effectiveOn=2026-01-01&units={units}&dryRun={dryRun}"
            + "&source=UBND&decree=Danh+s%C3%A1ch";
        return learner.SignInAs(officer ?? ThaiNguyen).PostAsync(
            new Uri($"/areas/imports?{query}", UriKind.Relative), content);
    }

    private static async Task<JsonElement> Ok(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await Json(answer);
    }

    private async Task<Dictionary<string, Guid>> Villages(Guid commune) =>
        Items(await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/areas?parentId={commune}"))
            .ToDictionary(
                item => item.GetProperty("name").GetString()!, item => item.GetProperty("id").GetGuid());

    private static int Changes(JsonElement answer) => answer.GetProperty("changes").GetInt32();

    private static JsonElement[] Conflicts(JsonElement answer) =>
        [.. answer.GetProperty("conflicts").EnumerateArray()];

    private static string Severity(JsonElement conflict) => conflict.GetProperty("severity").GetString()!;

    private static (string?, string?, string?) Shown(JsonElement conflict) => (
        conflict.GetProperty("code").GetString(), Severity(conflict), conflict.GetProperty("found").GetString());
}
