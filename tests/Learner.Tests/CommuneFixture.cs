using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Platform.Learners.Tests;

/// <summary>A pair of the hand-typed table of communes: what one became, or part of one.</summary>
internal sealed record Pair(
    string OldCode, string OldName, string District, string OldProvince, string NewCode, string NewName,
    string NewProvince, string How)
{
    internal static IReadOnlyList<Pair> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "fixture-communes.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cell => new Pair(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6], cell[7])),
    ];
}

/// <summary>The lists of the offices, in the layouts and with the defects they are published with.</summary>
internal static class OfficialLists
{
    private static readonly Dictionary<string, string> Notes = new()
    {
        ["whole"] = "Nhập toàn bộ",
        ["unchanged"] = "Giữ nguyên",
        ["renamed"] = "Đổi tên",
        ["type_changed"] = "Đổi loại hình",
        ["special_zone"] = "Sắp xếp toàn bộ xã thành đặc khu mới",
        ["part"] = "Nhâp  một phần",
        ["part_area"] = "Nhập một phần diện tích",
        ["part_area_all_population"] = "Nhập một phần diện tích, toàn bộ dân số",
        ["part_population"] = "Nhập một phần dân số",
        ["whole_area"] = "Nhập toàn bộ diện tích",
    };

    internal static string Catalogue(IEnumerable<Pair> pairs) =>
        "\uFEFFMã,Tên,Tên Tiếng Anh,Cấp,Mã QH,Quận Huyện,Mã TP,Tỉnh / Thành Phố\n"
        + string.Concat(pairs.Where(pair => pair.OldCode.Length > 0).DistinctBy(pair => pair.OldCode)
            .Select(pair =>
            {
                var district = pair.District.Split('(', ')');
                return $"{pair.OldCode},{pair.OldName},,,{district[1]},{district[0].Trim()},{pair.OldProvince},\n";
            }));

    internal static string Normalised(IEnumerable<Pair> pairs) =>
        "old_code,old_name,old_district,old_province_code,new_code,new_name,new_province_code,how,fix\n"
        + string.Concat(pairs.Select(p =>
            $"{p.OldCode},{p.OldName},{p.District},{p.OldProvince},"
            + $"{p.NewCode},{p.NewName},{p.NewProvince},{p.How},\n"));

    /// <summary>As published: a banner that lies, two Unicode forms, breaks in cells, known errors.</summary>
    internal static string Official(IEnumerable<Pair> pairs) =>
        "Đơn vị hành chính từ ngày 01/7/2025,,,Đơn vị hành chính trước ngày 01/7/2025,,,,,\n"
        + "\"Tỉnh, thành phố\",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ,\n"
        + "Tỉnh Bắc Ninh (24),,,,,,,,\n"
        + string.Concat(pairs.Select(p =>
        {
            var oldName = p.OldName.Replace("Phường", "phường").Normalize(NormalizationForm.FormD);
            return $"Tỉnh Mới ({p.NewProvince}),\"  {p.NewName.Replace("Xã ", "Xa ")}\n\",{p.NewCode}, {oldName}\u00A0,"
                + $"{Wrong(p, p.OldCode)},\"{Notes[p.How]}\",{p.District},tỉnh cũ ({WrongProvince(p)}),\n";
        }));

    internal static string Current(IEnumerable<Pair> pairs) =>
        "code,name,full_name,type,province_code\n"
        + string.Concat(pairs.DistinctBy(pair => pair.NewCode).Select(pair =>
        {
            var ward = pair.NewCode == "26170" ? pair.NewName.Replace("Xã", "Phường") : pair.NewName;
            var type = ward.StartsWith("Xã", StringComparison.Ordinal) ? "xa"
                : ward.StartsWith("Đặc", StringComparison.Ordinal) ? "dac_khu" : "phuong";
            return $"{pair.NewCode},{ward},{ward},{type},{pair.NewProvince}\n";
        }));

    private static string Wrong(Pair pair, string code) =>
        pair is { OldName: "Xã Đặng Xá", NewCode: "00562" } ? "00553" : code;

    private static string WrongProvince(Pair pair) => pair.OldCode == "27691" ? "82" : pair.OldProvince;
}

/// <summary>A Learner service of its own that official lists are loaded into.</summary>
public sealed class CommuneFixture : LearnerFixture
{
    private readonly SemaphoreSlim one = new(1);
    private bool loaded;

    internal static int Former { get; } =
        Pair.All.Select(pair => pair.OldCode).Where(code => code.Length > 0).Distinct().Count();

    internal static int New { get; } = Pair.All.Select(pair => pair.NewCode).Distinct().Count();

    internal Task<HttpResponseMessage> LoadCatalogue(string csv, int units, bool dryRun = false) => Load(
        $"kind=catalogue&effectiveOn=2008-08-01&endsOn=2025-07-01&units={units}&dryRun={dryRun}", csv);

    internal Task<HttpResponseMessage> LoadConversion(string csv, int units, int former, bool dryRun = false) => Load(
        $"kind=conversion&effectiveOn=2025-07-01&units={units}&formerUnits={former}&dryRun={dryRun}", csv);

    internal Task<HttpResponseMessage> LoadCurrent(
        string csv, int units, string effectiveOn, bool dryRun = false,
        CancellationToken cancellationToken = default) => Load(
        $"kind=current&effectiveOn={effectiveOn}&units={units}&dryRun={dryRun}", csv, cancellationToken);

    /// <summary>The former communes, the table as published, and the list of 30 April 2026.</summary>
    internal async Task Loaded()
    {
        await one.WaitAsync();
        try
        {
            if (loaded)
                return;
            await Ok(LoadCatalogue(OfficialLists.Catalogue(Pair.All), Former));
            await Ok(LoadConversion(OfficialLists.Official(Pair.All), New, Former));
            await Ok(LoadCurrent(OfficialLists.Current(Pair.All), New, "2026-04-30"));
            loaded = true;
        }
        finally
        {
            one.Release();
        }
    }

    internal static async Task<JsonElement> Ok(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await Json(answer);
    }

    private Task<HttpResponseMessage> Load(
        string query, string csv, CancellationToken cancellationToken = default)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return SignInAs(ThaiNguyen).PostAsync(
            new Uri(
                $"/areas/imports?{query}&source=C%E1%BB%A5c+Th%E1%BB%91ng+k%C3%AA&decree=NQ+202%2F2025%2FQH15",
                UriKind.Relative),
            content, cancellationToken);
    }
}
