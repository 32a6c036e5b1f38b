using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Files that are unusable as a whole, and people who may not send one: nothing of them is kept.</summary>
public sealed class ImportRefusalTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Header = "full_name,birth_date,sex,citizen_id,phone,village,audiences,preferred_language\n";
    private const string Row = "Nguyễn Văn Một,1990,nam,,,,,\n";

    public static TheoryData<string, byte[]> UnreadableFiles => new()
    {
        { "file-empty", [] },
        { "file-empty", [0xEF, 0xBB, 0xBF] },
        { "file-not-utf8", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Row)] },
        { "file-not-utf8", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Header + Row)] },
        { "file-not-utf8", Encoding.Unicode.GetBytes(Header + Row) },
        { "file-not-utf8", [.. Encoding.UTF8.GetBytes(Header),
            .. Windows1258("Nguy\u00EA\u00DEn"), .. ",1990,nam,,,,,\n"u8] },
        { "file-not-utf8", [.. Encoding.UTF8.GetBytes(Header + Row), 0xE1, 0xBB] },
        { "file-line-too-long", Encoding.UTF8.GetBytes(Header + new string('a', 70_000)) },
        { "file-line-too-long", Encoding.UTF8.GetBytes(new string(',', 1_000_000)) },
    };

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    [Trait("attack", "A49")]
    public async Task A_file_that_is_no_utf8_text_is_refused_at_once(string code, byte[] file)
    {
        var commune = await learner.NewCommune();

        var answer = await Upload(learner.SignInAs(commune.Id), commune.Id, file);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Json(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("titleEn").GetString()));
        Assert.Equal(0, await Kept(commune.Id));
    }

    [Theory]
    [InlineData("full_name,birth_date,sex,colour\n", "column-unknown", "colour")]
    [InlineData("full_name,birth_date,sex,họ và tên\n", "column-duplicate", "họ và tên")]
    [InlineData("full_name,birth_date\n", "column-missing", "sex")]
    [InlineData("Nguyễn Văn Một,1990,nam\n", "column-unknown", "Nguyễn Văn Một")]
    [InlineData("full_name,birth_date,sex,\0\n", "column-unknown", "")]
    [InlineData(" , , \n", "file-empty", null)]
    public async Task Headings_that_are_not_those_of_the_template_reject_the_file(
        string header, string code, string? column)
    {
        var commune = await learner.NewCommune();

        var import = await learner.Import(commune.Id, header + "Nguyễn Văn Một,1990,nam\n");

        await AssertRejected(import, commune, code);
        var reason = import.GetProperty("reason");
        Assert.Equal(column, reason.TryGetProperty("column", out var shown) ? shown.GetString() : null);
    }

    [Fact]
    public async Task A_header_without_a_row_is_an_empty_file()
    {
        var commune = await learner.NewCommune();

        await AssertRejected(await learner.Import(commune.Id, Header), commune, "file-empty");
    }

    [Theory]
    [InlineData("\"Nguyễn Văn Hở,1990,nam,,,,,\n")]
    [InlineData("\"Nguyễn Văn Hở,1990,nam,,,,,\nTrần Văn Hai,1990,nam,,,,,\n\"Lê\" Văn Ba,1990,nam,,,,,\n")]
    public async Task A_quote_that_swallows_the_rows_after_it_rejects_the_file_and_nothing_is_half_done(string broken)
    {
        var commune = await learner.NewCommune();

        var import = await learner.Import(commune.Id, Header + Row + broken
            + string.Concat(Enumerable.Repeat(Row, 20)));

        await AssertRejected(import, commune, "file-quote-unclosed");
        Assert.Equal(3, import.GetProperty("reason").GetProperty("row").GetInt32());
    }

    [Fact]
    [Trait("attack", "A49")]
    public async Task A_record_that_never_ends_is_refused_before_it_fills_the_memory()
    {
        var commune = await learner.NewCommune();
        var endless = "\"" + string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 50_000));

        await AssertRejected(await learner.Import(commune.Id, Header + Row + endless), commune, "file-quote-unclosed");
    }

    [Fact]
    public async Task A_rejected_file_may_be_sent_again()
    {
        var commune = await learner.NewCommune();
        var first = await learner.Import(commune.Id, Header);

        var second = await learner.Import(commune.Id, Header);

        Assert.NotEqual(first.GetProperty("id").GetGuid(), second.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_file_of_another_type_is_not_taken()
    {
        var commune = await learner.NewCommune();

        var answer = await Upload(
            learner.SignInAs(commune.Id), commune.Id, Encoding.UTF8.GetBytes(Header + Row), "application/json");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_list_belongs_to_a_commune_of_the_caller()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var file = Encoding.UTF8.GetBytes(Header + Row);

        var stranger = learner.SignInAs(HaNoi);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(stranger, commune.Id, file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(stranger, Guid.NewGuid(), file)).StatusCode);
        var officer = learner.SignInAs(ThaiNguyen);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Upload(officer, ThaiNguyen, file)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Upload(officer, commune.Villages["Thôn Một"], file)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostAsync("/imports", Csv(file))).StatusCode);
    }

    [Fact]
    public async Task An_import_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var commune = await learner.NewCommune();
        var import = (await learner.Import(commune.Id, Header + Row)).GetProperty("id").GetGuid();
        var stranger = learner.SignInAs(HaNoi);

        foreach (var id in new[] { import, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/imports/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/imports/{id}/errors")).StatusCode);
        }

        var officer = learner.SignInAs(commune.Id);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await officer.GetAsync($"/imports/{import}/errors?limit=0")).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await officer.GetAsync($"/imports/{import}/errors?cursor=x")).StatusCode);
    }

    [Fact]
    public async Task A_reader_cannot_import_and_a_guest_cannot_read()
    {
        var commune = await learner.NewCommune();
        var file = Encoding.UTF8.GetBytes(Header + Row);

        var reader = learner.SignInAs(commune.Id, Scopes.LearnersRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await Upload(reader, commune.Id, file)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Upload(learner.CreateClient(), commune.Id, file)).StatusCode);
        var guest = await learner.CreateClient().GetAsync($"/imports/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.Unauthorized, guest.StatusCode);
    }

    /// <summary>Each letter of the text is one byte of the old Vietnamese code page.</summary>
    private static byte[] Windows1258(string text) => [.. text.Select(letter => (byte)letter)];

    private static ByteArrayContent Csv(byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        return content;
    }

    private Task<int> Kept(Guid communeId) => learner.Use<LearnerDbContext, int>(db =>
        db.LearnerImports.CountAsync(import => import.AreaId == communeId));

    private async Task AssertRejected(JsonElement import, Commune commune, string code)
    {
        Assert.Equal("rejected", import.GetProperty("state").GetString());
        var reason = import.GetProperty("reason");
        Assert.Equal(code, reason.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(reason.GetProperty("message").GetString()));
        Assert.False(string.IsNullOrEmpty(reason.GetProperty("messageEn").GetString()));
        Assert.Equal(0, await learner.Use<LearnerDbContext, int>(db =>
            db.Learners.CountAsync(person => person.AreaId == commune.Id)));
        Assert.Equal(0, await learner.Use<LearnerDbContext, int>(db =>
            db.ImportChunks.CountAsync(chunk => chunk.ImportId == import.GetProperty("id").GetGuid())));
    }
}
