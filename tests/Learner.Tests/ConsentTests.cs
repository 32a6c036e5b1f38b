using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class ConsentTests(LearnerFixture learner)
    : ConsentSteps(learner), IClassFixture<LearnerFixture>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact]
    public async Task Nothing_is_presumed_and_what_is_given_is_told_with_its_evidence_in_the_ledger()
    {
        var (id, notice) = (await NewPerson("1962"), await NewNotice());
        Assert.Empty((await Ledger(id)).GetProperty("current").EnumerateArray());

        using var answer = await Grant(id, notice, evidence: "Hồ sơ giấy số 12");

        Assert.Equal((HttpStatusCode.Created, "given"), (answer.StatusCode, (await Json(answer)).Text("state")));
        var line = Assert.Single((await Ledger(id)).GetProperty("items").EnumerateArray().ToArray());
        Assert.Equal(
            ("marketing", "granted", notice, "paper", "Hồ sơ giấy số 12", "test-officer"),
            (line.Text("purpose"), line.Text("kind"), line.Text("noticeHash"), line.Text("channel"),
                line.Text("evidenceReference"), line.Text("actor")));
        var told = Assert.Single(await Learner.Bus.Events<ConsentGiven>(), evt => evt.LearnerId == id);
        Assert.Equal((1L, "marketing", Today), (told.Version, told.Purpose, told.GivenOn));
        Assert.DoesNotContain("Hồ sơ", JsonSerializer.Serialize(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_keeps_the_evidence_and_can_be_followed_by_a_new_consent()
    {
        var (id, notice) = (await NewPerson("1962"), await NewNotice());
        (await Grant(id, notice)).EnsureSuccessStatusCode();

        using var withdrawn = await Withdraw(id);
        using var twice = await Withdraw(id);
        using var again = await Grant(id, notice);

        Assert.Equal("withdrawn", (await Json(withdrawn)).Text("state"));
        Assert.Equal((HttpStatusCode.Conflict, "consent-not-given"), (twice.StatusCode, await twice.Code()));
        Assert.Equal("given", (await Json(again)).Text("state"));
        Assert.Equal(
            ["granted", "withdrawn", "granted"],
            (await Ledger(id)).GetProperty("items").EnumerateArray().Select(line => line.Text("kind")));
        Assert.Equal(2, (await Learner.Bus.Events<ConsentWithdrawn>()).Single(evt => evt.LearnerId == id).Version);
    }

    [Fact]
    public async Task The_ledger_can_be_neither_changed_nor_emptied()
    {
        var (id, notice) = (await NewPerson("1962"), await NewNotice());
        (await Grant(id, notice)).EnsureSuccessStatusCode();

        foreach (var crime in new[] { "UPDATE consent_entries SET channel = 'sms'", "DELETE FROM consent_entries" })
        {
            await Assert.ThrowsAsync<PostgresException>(() => Learner.Use<LearnerDbContext, int>(
                db => db.Database.ExecuteSqlRawAsync(crime)));
        }

        Assert.Equal("paper", (await Ledger(id)).GetProperty("items")[0].Text("channel"));
    }

    [Theory]
    [InlineData("self", "guardian")]
    [InlineData("guardian", "self")]
    public async Task A_child_of_seven_and_its_guardian_must_both_speak_in_any_order(string first, string second)
    {
        var (id, notice) = (await NewPerson($"{Today.AddYears(-7):yyyy-MM-dd}"), await NewNotice());
        var guardian = await NewGuardian(id);

        using var half = await Grant(id, notice, first, guardian);
        var events = (await Learner.Bus.Events<ConsentGiven>()).Count(evt => evt.LearnerId == id);
        using var whole = await Grant(id, notice, second, guardian);

        var answer = await Json(half);
        Assert.Equal(("none", second), (answer.Text("state"), answer.GetProperty("missing")[0].GetString()));
        Assert.Equal(0, events);
        Assert.Equal("given", (await Json(whole)).Text("state"));
        Assert.Single(await Learner.Bus.Events<ConsentGiven>(), evt => evt.LearnerId == id);
    }

    [Fact]
    public async Task Below_seven_the_guardian_alone_speaks_and_from_eighteen_the_person_alone()
    {
        var notice = await NewNotice();
        var child = await NewPerson($"{Today.AddYears(-7).AddDays(1):yyyy-MM-dd}");
        var adult = await NewPerson($"{Today.AddYears(-18):yyyy-MM-dd}");
        var guardian = await NewGuardian(child);

        using var alone = await Grant(child, notice);
        using var stranger = await Grant(child, notice, "guardian", Guid.CreateVersion7());
        using var given = await Grant(child, notice, "guardian", guardian);
        using var grown = await Grant(adult, notice, "guardian", guardian);
        using var self = await Grant(adult, notice);

        Assert.Equal("guardian-required", await alone.Code());
        Assert.Equal("guardian-unknown", await stranger.Code());
        Assert.Equal("given", (await Json(given)).Text("state"));
        Assert.Equal("not-a-child", await grown.Code());
        Assert.Equal("given", (await Json(self)).Text("state"));
    }

    [Fact]
    public async Task Where_only_the_year_is_known_whoever_might_be_a_child_is_one()
    {
        var notice = await NewNotice();
        var id = await NewPerson($"{Today.Year - 18}");

        using var answer = await Grant(id, notice);

        Assert.Equal("none", (await Json(answer)).Text("state"));
    }

    [Fact]
    public async Task Two_halves_at_the_same_moment_are_one_consent()
    {
        var (id, notice) = (await NewPerson("2016-01-01"), await NewNotice());
        var guardian = await NewGuardian(id);

        var answers = await Task.WhenAll(
            Grant(id, notice), Grant(id, notice, "guardian", guardian), Grant(id, notice), Grant(id, notice));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(await Learner.Bus.Events<ConsentGiven>(), evt => evt.LearnerId == id);
    }

    [Fact]
    public async Task A_purpose_with_another_basis_takes_no_consent_and_some_take_an_objection()
    {
        var id = await NewPerson("1962");
        var notice = await NewNotice("sms-notices");

        using var enrolment = await Grant(id, notice, purpose: "enrolment");
        using var notices = await Grant(id, notice, purpose: "sms-notices");
        using var forbidden = await Withdraw(id, "enrolment");
        using var objection = await Withdraw(id, "sms-notices");
        using var back = await Grant(id, notice, purpose: "sms-notices");

        Assert.Equal("not-by-consent", await enrolment.Code());
        Assert.Equal("not-by-consent", await notices.Code());
        Assert.Equal("not-by-consent", await forbidden.Code());
        Assert.Equal("withdrawn", (await Json(objection)).Text("state"));
        Assert.Equal("given", (await Json(back)).Text("state"));
    }

    [Theory]
    [InlineData("purpose", "astrology", "purpose-unknown")]
    [InlineData("noticeHash", "0000000000000000000000000000000000000000000000000000000000000000", "notice-unknown")]
    [InlineData("at", "2999-01-01T00:00:00Z", "consent-time-invalid")]
    [InlineData("channel", "telepathy", null)]
    [InlineData("kind", "implied", null)]
    [InlineData("givenBy", "neighbour", null)]
    [InlineData("noticeHash", "abc", null)]
    public async Task What_is_no_consent_is_refused(string member, string value, string? code)
    {
        var (id, notice) = (await NewPerson("1962"), await NewNotice());
        var body = new Dictionary<string, string>
        {
            ["purpose"] = "marketing",
            ["kind"] = "granted",
            ["channel"] = "paper",
            ["givenBy"] = "self",
            ["noticeHash"] = notice,
            [member] = value,
        };

        using var answer = await Post(Learner.SignInAs(ThaiNguyen), $"/learners/{id}/consents", body);

        Assert.Equal(
            code is null ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        if (code is not null)
            Assert.Equal(code, await answer.Code());
        Assert.Empty((await Ledger(id)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_notice_is_its_words_and_one_about_sensitive_data_says_so()
    {
        var officer = Learner.SignInAs(ThaiNguyen);
        const string Mild = "Chúng tôi hỏi dân tộc của bà con.";
        const string Honest = "Dân tộc là dữ liệu cá nhân nhạy cảm; bà con có thể từ chối.";
        var body = new { purpose = "ethnicity-tag", language = "vi", text = Mild };
        using var mild = await Post(officer, "/privacy/notices", body);
        var honest = body with { text = Honest };
        using var first = await Post(officer, "/privacy/notices", honest);
        using var same = await Post(officer, "/privacy/notices", honest);
        using var reader = await Post(Learner.SignInAs(ThaiNguyen, Scopes.LearnersRead), "/privacy/notices", honest);

        Assert.Equal("notice-not-sensitive", await mild.Code());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, same.StatusCode));
        Assert.Equal((await Json(first)).Text("hash"), (await Json(same)).Text("hash"));
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        var listed = await officer.GetFromJsonAsync<JsonElement>("/privacy/purposes");
        Assert.Contains(listed.GetProperty("items").EnumerateArray(), item => item.Text("legalBasis") == "public-task");
    }

    [Theory]
    [InlineData("GET", "consents")]
    [InlineData("POST", "consents")]
    [InlineData("GET", "guardians")]
    [InlineData("POST", "guardians")]
    [InlineData("DELETE", "guardians/00000000-0000-0000-0000-000000000001")]
    public async Task A_person_of_another_province_has_no_ledger(string method, string route)
    {
        var id = await NewPerson("2018");
        object body = route == "consents"
            ? new { purpose = "marketing", kind = "withdrawn", channel = "paper", givenBy = "self" }
            : new { relation = "mother", evidenceReference = "Giấy khai sinh", fullName = "Lò Thị Mẹ" };

        using var unknown = await Learner.SignInAs(HaNoi)
            .Send(new HttpMethod(method), $"/learners/{id}/{route}", body);
        using var forbidden = await Learner.SignInAs(ThaiNguyen, Scopes.AreasRead)
            .Send(new HttpMethod(method), $"/learners/{id}/{route}", body);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (unknown.StatusCode, forbidden.StatusCode));
    }
}
