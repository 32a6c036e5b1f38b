using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class ImportTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Header = "full_name,birth_date,sex,citizen_id,phone,village,audiences,preferred_language\n";

    [Fact]
    public async Task A_list_of_people_becomes_learners_and_events()
    {
        var commune = await learner.NewCommune("Thôn Nà Cà", "Thôn Đầu Cầu");

        var import = await learner.Import(commune.Id, Header
            + "H'Hen Niê,05/04/1995,nữ,003195000101,0912 345 678,Thôn Nà Cà,citizen;trader,rad\n"
            + "Sùng A Páo,1948,Nam,,,thon dau cau,người cao tuổi,hmn\n"
            + "Lý,05/1960,khác,,,,,\n");

        Assert.Equal(
            ("completed", 3, 3, 3, 0, 0, 100),
            (State(import), Number(import, "rowsRead"), Number(import, "totalRows"), Number(import, "accepted"),
                Number(import, "unchanged"), Number(import, "rejected"), Number(import, "percent")));
        var people = (await People(commune)).OrderBy(person => person.Name, StringComparer.Ordinal);
        Assert.Equal(
            [
                ("H'Hen Niê", "1995-04-05", "female", commune.Villages["Thôn Nà Cà"]),
                ("Lý", "1960-05", "other", commune.Id),
                ("Sùng A Páo", "1948", "male", commune.Villages["Thôn Đầu Cầu"]),
            ],
            people);
        var registered = (await learner.Bus.Events<LearnerRegistered>())
            .Where(evt => IsIn(commune, evt.AreaId)).ToList();
        Assert.Equal([1L, 1, 1], registered.Select(evt => evt.Version));
        Assert.Contains(registered, evt => evt.Audiences.Order().SequenceEqual(["citizen", "trader"]));
        Assert.Contains(registered, evt => evt.Audiences.SequenceEqual(["elderly"]) && evt.PreferredLanguage == "hmn");
        Assert.Contains(registered, evt => evt.Audiences.SequenceEqual(["citizen"]) && evt.PreferredLanguage == "vi");
        var ids = registered.Select(evt => evt.LearnerId).Order().ToList();
        var names = (await learner.Bus.Events<LearnerIdentityChanged>())
            .Where(evt => ids.Contains(evt.LearnerId)).ToList();
        var contacts = (await learner.Bus.Events<LearnerContactChanged>())
            .Where(evt => IsIn(commune, evt.AreaId)).ToList();
        Assert.Equal(["H'Hen Niê", "Lý", "Sùng A Páo"],
            names.Select(evt => evt.FullName).Order(StringComparer.Ordinal));
        Assert.All(names, evt => Assert.Equal(2, evt.Version));
        Assert.All(contacts, evt => Assert.Equal(3, evt.Version));
        Assert.Equal(["", "", "+84912345678"], contacts.Select(evt => evt.Phone ?? "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_import()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var file = Encoding.UTF8.GetBytes(Header + "Nguyễn Văn Một,1990,nam,,,Thôn Một,,\n");
        await learner.Import(commune.Id, file);

        var first = await Upload(learner.SignInAs(commune.Id), commune.Id, file);
        var second = await Upload(learner.SignInAs(commune.Id), commune.Id, file);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("completed", (await Json(second)).GetProperty("state").GetString());
        Assert.Single(await People(commune));
    }

    [Fact]
    public async Task People_who_are_registered_already_are_unchanged_whatever_file_names_them()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var rows = "Nguyễn Văn Một,1990,nam,,,Thôn Một,,\nTrần Thị Hai,1985-02-03,nữ,003185000102,,Thôn Một,,\n";
        await learner.Import(commune.Id, Header + rows);

        var import = await learner.Import(commune.Id, Header + "Lê Văn Ba,1970,nam,,,Thôn Một,,\n" + rows);

        Assert.Equal((1, 2, 0), (Number(import, "accepted"), Number(import, "unchanged"), Number(import, "rejected")));
        Assert.Equal(3, (await learner.Bus.Events<LearnerRegistered>()).Count(evt => IsIn(commune, evt.AreaId)));
    }

    [Fact]
    public async Task Vietnamese_headings_semicolons_a_bom_crlf_and_decomposed_letters_are_read()
    {
        var commune = await learner.NewCommune("Tổ dân phố Số 5");
        var csv = "\uFEFFHọ và tên;Ngày sinh;Giới tính;Số định danh;Điện thoại;Thôn/Tổ dân phố;Đối tượng;Ngôn ngữ\r\n"
            + "Đặng Thị  Thuỳ;1/2/1966;Nữ;;;tổ dân phố số 5;\"công dân;người cao tuổi\";vi\r\n\r\n";

        var import = await learner.Import(commune.Id, csv.Normalize(NormalizationForm.FormD));

        Assert.Equal((1, 0), (Number(import, "accepted"), Number(import, "rejected")));
        Assert.Equal(
            [("Đặng Thị Thuỳ", "1966-02-01", "female", commune.Villages["Tổ dân phố Số 5"])], await People(commune));
    }

    [Fact]
    public async Task Each_wrong_cell_is_an_error_of_its_row_and_the_others_are_stored()
    {
        var commune = await learner.NewCommune("Thôn Một");

        var import = await learner.Import(commune.Id, Header
            + "Nguyễn Văn Đúng,1990,nam,,,Thôn Một,,\n"
            + ",31/02/1990,giữa,123,0123,Thôn Lạ,vua,tiếng Việt\n"
            + "Nguyễn\0Văn,1990,nam,,,Thôn Một,,\n"
            + "Nguyễn Văn Thiếu,1990\n"
            + "Nguyễn \"Văn\" Ngoặc,1990,nam,,,Thôn Một,,\n"
            + "Nguyễn Văn Cuối,1991,nam,,,Thôn Một,,\n");

        Assert.Equal((2, 4), (Number(import, "accepted"), Number(import, "rejected")));
        Assert.Equal(
            [
                (3, "full_name", "name-missing"), (3, "birth_date", "birth-date-invalid"), (3, "sex", "sex-invalid"),
                (3, "citizen_id", "citizen-id-invalid"), (3, "phone", "phone-invalid"),
                (3, "audiences", "audience-unknown"), (3, "preferred_language", "language-invalid"),
                (3, "village", "village-unknown"), (4, "full_name", "text-invalid"),
                (5, null, "row-malformed"), (6, null, "row-malformed"),
            ],
            await Errors(import));
    }

    [Fact]
    public async Task Errors_are_read_page_by_page_in_both_languages()
    {
        var commune = await learner.NewCommune();
        var import = await learner.Import(
            commune.Id, Header + string.Concat(Enumerable.Range(0, 5).Select(_ => ",1990,nam,,,,,\n")));
        var officer = learner.SignInAs(commune.Id);
        var url = $"/imports/{import.GetProperty("id").GetGuid()}/errors?limit=3";

        var first = await officer.GetFromJsonAsync<JsonElement>(url);
        var second = await officer.GetFromJsonAsync<JsonElement>(
            $"{url}&cursor={first.GetProperty("nextCursor").GetString()}");

        var rows = Items(first).Concat(Items(second)).Select(item => item.GetProperty("row").GetInt32());
        Assert.Equal([2, 3, 4, 5, 6], rows);
        Assert.Equal(
            ("Thiếu họ và tên.", "The full name is missing.", "error"),
            (Items(first)[0].GetProperty("message").GetString(), Items(first)[0].GetProperty("messageEn").GetString(),
                Items(first)[0].GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Rejected_rows_are_downloaded_corrected_and_uploaded_again()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var import = await learner.Import(commune.Id, Header
            + "Nguyễn Văn Tốt,1990,nam,,,Thôn Một,,\n"
            + "Lê Văn Sửa,31/02/1990,nam,003190000103,+84912345678,Thôn Một,citizen;trader,vi\n"
            + "=HYPERLINK(1),1990,nam,,,Thôn Một,,\n");
        var officer = learner.SignInAs(commune.Id);
        officer.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var csv = await officer.GetStringAsync($"/imports/{import.GetProperty("id").GetGuid()}/errors");

        Assert.DoesNotContain("Nguyễn Văn Tốt", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.Contains("'+84912345678", csv, StringComparison.Ordinal);
        var again = await learner.Import(commune.Id, csv
            .Replace("31/02/1990", "28/02/1990", StringComparison.Ordinal)
            .Replace("'=HYPERLINK(1)", "Trần Văn Sửa", StringComparison.Ordinal));
        Assert.Equal((2, 0), (Number(again, "accepted"), Number(again, "rejected")));
        Assert.Contains(("Lê Văn Sửa", "1990-02-28", "male", commune.Villages["Thôn Một"]), await People(commune));
    }

    [Fact]
    public async Task A_citizen_id_belongs_to_one_person()
    {
        var (commune, other) = (await learner.NewCommune("Thôn Một"), await learner.NewCommune());
        await learner.Import(other.Id, Header + "Trần Văn Xa,1980,nam,003080000104,,,,\n");

        var import = await learner.Import(commune.Id, Header
            + "Lê Văn Một,1981,nam,003081000105,,Thôn Một,,\n"
            + "Lê Văn Hai,1981,nam,003081000105,,Thôn Một,,\n"
            + "Lê Văn Một,1981,nam,003081000105,,Thôn Một,,\n"
            + "Trần Văn Xa,1980,nam,003080000104,,Thôn Một,,\n");

        Assert.Equal((1, 3), (Number(import, "accepted"), Number(import, "rejected")));
        Assert.Equal(
            [(3, "citizen_id", "citizen-id-in-use"), (4, null, "duplicate-row"),
            (5, "citizen_id", "citizen-id-in-use")],
            await Errors(import));
    }

    [Fact]
    public async Task A_similar_person_is_stored_with_a_question_and_the_same_person_twice_is_an_error()
    {
        var commune = await learner.NewCommune("Thôn Một");
        await learner.Import(commune.Id, Header + "Nguyễn Thị Lan,1960,nữ,,,Thôn Một,,\n");

        var import = await learner.Import(commune.Id, Header
            + "Nguyễn Thị Lân,1960,nữ,,,Thôn Một,,\n"
            + "Nguyễn Thị Lan,1960,nữ,003160000106,,Thôn Một,,\n"
            + "Nguyễn Thị Mai,1960,nữ,,,Thôn Một,,\n"
            + "Nguyễn Thị Mai,1960,nữ,,,Thôn Một,,\n"
            + "nguyễn thị lan,1960,nữ,,,Thôn Một,,\n");

        Assert.Equal(
            (3, 1, 1, 2), (Number(import, "accepted"), Number(import, "unchanged"), Number(import, "rejected"),
                Number(import, "possibleDuplicates")));
        Assert.Equal(
            [(5, null, "duplicate-row"), (2, "full_name", "possible-duplicate"),
            (3, "full_name", "possible-duplicate")],
            (await Errors(import)).OrderByDescending(error => error.Code == "duplicate-row"));
        Assert.Equal([(60, "import"), (90, "import")], await Questions(import));
    }

    [Fact]
    public async Task Villages_that_differ_in_marks_alone_must_be_written_with_them()
    {
        var commune = await learner.NewCommune("Thôn Văn Lang", "Thôn Văn Lăng");

        var import = await learner.Import(commune.Id, Header
            + "Nguyễn Văn Một,1990,nam,,,Thôn Văn Lăng,,\n"
            + "Nguyễn Văn Hai,1990,nam,,,thon van lang,,\n");

        Assert.Equal((1, 1), (Number(import, "accepted"), Number(import, "rejected")));
        Assert.Equal([(3, "village", "village-ambiguous")], await Errors(import));
    }

    [Fact]
    public async Task A_year_or_sex_that_differs_from_the_citizen_id_is_noted_and_the_row_stored()
    {
        var commune = await learner.NewCommune();

        var import = await learner.Import(commune.Id, Header + "Nguyễn Văn Lệch,1971,nữ,003070000107,,,,\n");

        Assert.Equal((1, 2), (Number(import, "accepted"), Number(import, "warnings")));
        Assert.Equal([(2, "birth_date", "birth-year-differs"), (2, "sex", "sex-differs")], await Errors(import));
    }

    [Fact]
    public async Task One_bad_row_among_many_is_one_error()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var csv = new StringBuilder(Header);
        for (var i = 0; i < 5_000; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"Nguyễn Văn Nhiều,{(i == 2_500 ? "sai" : "1990")},nam,003090{200_000 + i},,Thôn Một,,\n");

        var import = await learner.Import(commune.Id, csv.ToString());

        Assert.Equal(
            ("completed", 4_999, 1), (State(import), Number(import, "accepted"), Number(import, "rejected")));
        Assert.Equal([(2_502, "birth_date", "birth-date-invalid")], await Errors(import));
    }

    private static bool IsIn(Commune commune, Guid areaId) =>
        areaId == commune.Id || commune.Villages.Values.Contains(areaId);

    private static string State(JsonElement import) => import.GetProperty("state").GetString()!;

    private static int Number(JsonElement import, string name) => import.GetProperty(name).GetInt32();

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private async Task<List<(string Name, string BirthDate, string Sex, Guid AreaId)>> People(Commune commune)
    {
        var page = await learner.SignInAs(commune.Id).GetFromJsonAsync<JsonElement>("/learners?limit=100");
        return
        [
            .. Items(page).Select(item => (
                item.GetProperty("fullName").GetString()!, item.GetProperty("birthDate").GetString()!,
                item.GetProperty("sex").GetString()!, item.GetProperty("areaId").GetGuid())),
        ];
    }

    private Task<List<(int Score, string Source)>> Questions(JsonElement import)
    {
        var id = import.GetProperty("id").GetGuid();
        return learner.Use<LearnerDbContext, List<(int, string)>>(async db =>
        [
            .. (await db.DuplicateCandidates.AsNoTracking()
                .Where(pair => db.Learners.Any(one =>
                    one.ImportId == id && (one.Id == pair.LearnerA || one.Id == pair.LearnerB)))
                .OrderBy(pair => pair.Score).ToListAsync()).Select(pair => (pair.Score, pair.Source)),
        ]);
    }

    private async Task<List<(int Row, string? Column, string Code)>> Errors(JsonElement import)
    {
        var page = await learner.SignInAs(ThaiNguyen)
            .GetFromJsonAsync<JsonElement>($"/imports/{import.GetProperty("id").GetGuid()}/errors?limit=100");
        return
        [
            .. Items(page).Select(item => (
                item.GetProperty("row").GetInt32(),
                item.TryGetProperty("column", out var column) ? column.GetString() : null,
                item.GetProperty("code").GetString()!)),
        ];
    }
}
