using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>The processing register: purposes are data, and every version of one stays.</summary>
[Trait("requirement", "000-06")]
public sealed class PurposeTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static int codes;

    [Fact]
    public async Task A_purpose_is_registered_changed_and_keeps_every_version_with_who_and_why()
    {
        var (officer, code) = (learner.SignInAs(ThaiNguyen), NewCode());
        using var made = await Register(officer, code, Terms());

        using var changed = await Change(
            officer, HttpMethod.Put, Path(code), Terms(retentionMonths: 12, reason: "Luật mới rút ngắn."),
            made.Headers.ETag!.ToString());
        using var same = await Change(
            officer, HttpMethod.Put, Path(code), Terms(retentionMonths: 12, reason: "Gửi lại."));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.StatusCode, changed.StatusCode));
        Assert.Equal(2, (await Json(same)).GetProperty("purpose").GetProperty("version").GetInt32());
        var shown = await officer.GetFromJsonAsync<JsonElement>(Path(code));
        Assert.Equal(
            [
                (2, 12, "Luật mới rút ngắn.", "test-officer"),
                (1, 24, "Bắt đầu chương trình.", "test-officer"),
            ],
            shown.GetProperty("versions").EnumerateArray().Select(version => (
                version.GetProperty("number").GetInt32(), version.GetProperty("retentionMonths").GetInt32(),
                version.Text("reason")!, version.Text("actor")!)));
        var listed = Items(await officer.GetFromJsonAsync<JsonElement>("/privacy/purposes"));
        Assert.Equal(
            12, listed.Single(item => item.Text("code") == code).GetProperty("retentionMonths").GetInt32());
    }

    [Fact]
    public async Task Two_officers_do_not_overwrite_one_another()
    {
        var (officer, code) = (learner.SignInAs(ThaiNguyen), NewCode());
        using var made = await Register(officer, code, Terms());
        var seen = made.Headers.ETag!.ToString();

        using var first = await Change(officer, HttpMethod.Put, Path(code), Terms(retentionMonths: 6), seen);
        using var stale = await Change(officer, HttpMethod.Put, Path(code), Terms(retentionMonths: 36), seen);
        using var blind = await officer.PutAsJsonAsync(Path(code), Terms());
        using var again = await Register(officer, code, Terms());

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "purpose-exists"), (again.StatusCode, await again.Code()));
    }

    [Fact]
    public async Task What_the_law_does_not_allow_is_refused()
    {
        var officer = learner.SignInAs(ThaiNguyen);

        using var contradictory = await Register(
            officer, NewCode(), Terms(legalBasis: "consent", allowsObjection: true));
        using var weakened = await Change(
            officer, HttpMethod.Put, Path("ethnicity-tag"), Terms(legalBasis: "public-task"));
        using var notSensitive = await Change(
            officer, HttpMethod.Put, Path("disability-tag"),
            Terms(legalBasis: "consent", allowsObjection: false, isSensitive: false));
        using var unknown = await Change(officer, HttpMethod.Put, Path("astrology"), Terms());
        using var reader = await Change(
            learner.SignInAs(ThaiNguyen, Scopes.PrivacyRead), HttpMethod.Put, Path("marketing"), Terms());

        Assert.Equal("purpose-contradictory", await contradictory.Code());
        Assert.Equal("purpose-stays-sensitive", await weakened.Code());
        Assert.Equal("purpose-stays-sensitive", await notSensitive.Code());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
    }

    [Theory]
    [InlineData("Viết Hoa", 24, "Bắt đầu chương trình.")]
    [InlineData("two--hyphens", 24, "Bắt đầu chương trình.")]
    [InlineData("good-code", 0, "Bắt đầu chương trình.")]
    [InlineData("good-code", 24, "")]
    public async Task A_line_of_the_register_is_complete(string code, int retentionMonths, string reason)
    {
        using var answer = await Register(
            learner.SignInAs(ThaiNguyen), code, Terms(retentionMonths: retentionMonths, reason: reason));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("UPDATE purpose_versions SET actor = 'nobody'")]
    [InlineData("DELETE FROM purpose_versions")]
    [InlineData("TRUNCATE purpose_versions")]
    public async Task The_versions_can_be_neither_changed_nor_removed(string crime)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => learner.Use<LearnerDbContext, int>(
            db => db.Database.ExecuteSqlRawAsync(crime)));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_purposes_of_the_start_have_a_first_version()
    {
        var shown = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>(Path("sms-notices"));

        var version = Assert.Single(shown.GetProperty("versions").EnumerateArray());
        Assert.Equal(("public-task", "migrate"), (version.Text("legalBasis"), version.Text("actor")));
    }

    private static string NewCode() => $"class-photos-{(char)('a' + (Interlocked.Increment(ref codes) % 26))}";

    private static string Path(string code) => $"/privacy/purposes/{code}";

    private static object Terms(
        string legalBasis = "public-task", bool allowsObjection = true, bool isSensitive = true,
        int retentionMonths = 24, string reason = "Bắt đầu chương trình.") => new
        {
            titleVi = "Ảnh lớp học để tổng kết phong trào",
            titleEn = "Photographs of classes, to sum up the movement",
            legalBasis,
            legalReference = "Luật 91/2025/QH15, điều 19",
            isSensitive,
            allowsObjection,
            retentionMonths,
            reason,
        };

    private static Task<HttpResponseMessage> Register(HttpClient officer, string code, object terms) =>
        Post(officer, "/privacy/purposes", new { code, terms });
}
