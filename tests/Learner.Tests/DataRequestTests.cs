using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Requests;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class DataRequestTests(ClockLearnerFixture learner) : IClassFixture<ClockLearnerFixture>, IDisposable
{
    public void Dispose() => learner.Clock.Reset();

    [Theory]
    [InlineData("view", "2026-04-30", "2026-05-05", "2026-05-10", "2026-05-15")] // two holidays and a weekend follow
    [InlineData("copy", "2026-04-29", "2026-05-05", "2026-05-09", "2026-05-14")]
    [InlineData("erase", "2026-08-20", "2026-08-22", "2026-09-09", "2026-09-19")] // a Saturday that is worked on
    [InlineData("withdraw", "2026-02-13", "2026-02-24", "2026-02-28", "2026-03-05")] // Tết
    [InlineData("protect", "2026-10-05", "2026-10-07", "2026-10-20", null)]
    public async Task Working_days_run_to_the_acknowledgement_and_calendar_days_to_the_end(
        string kind, string receivedOn, string acknowledgeBy, string dueOn, string? thirdPartyDueOn)
    {
        var (officer, person) = await Person();

        var opened = await Json(await officer.Demand(person, kind, receivedOn));

        Assert.Equal(
            (acknowledgeBy, dueOn, thirdPartyDueOn),
            (opened.Text("acknowledgeBy"), opened.Text("dueOn"), opened.Text("thirdPartyDueOn")));
        Assert.False(opened.GetProperty("calendarIncomplete").GetBoolean());
    }

    [Fact]
    public async Task A_year_whose_holidays_are_not_known_yet_is_computed_and_says_so()
    {
        var (officer, person) = await Person();
        learner.Clock.Set(new DateTimeOffset(2028, 1, 10, 3, 0, 0, TimeSpan.Zero));

        var opened = await Json(await officer.Demand(person, "view", "2028-01-07"));

        Assert.Equal("2028-01-11", opened.Text("acknowledgeBy"));
        Assert.True(opened.GetProperty("calendarIncomplete").GetBoolean());
    }

    [Fact]
    public async Task A_request_is_extended_once_within_the_law_and_before_its_day()
    {
        var (officer, person) = await Person();
        var today = VietnamTime.Today(TimeProvider.System);
        var id = await officer.Demanded(person, "erase", $"{today:O}");
        var reason = "Hồ sơ ở ba đơn vị, cần thêm thời gian.";

        Assert.Equal(
            "extension-too-long", await (await officer.Step(id, "extend", new { days = 21, reason })).Code());
        var extended = await Json(await officer.Step(id, "extend", new { days = 20, reason }));
        Assert.Equal(
            "request-already-extended", await (await officer.Step(id, "extend", new { days = 1, reason })).Code());

        Assert.Equal($"{today.AddDays(40):O}", extended.Text("dueOn"));
        Assert.Equal($"{today.AddDays(50):O}", extended.Text("thirdPartyDueOn"));
        Assert.Equal(reason, (await Shown(officer, id)).Text("extensionReason"));
        var late = await officer.Demanded(person, "copy");
        Assert.Equal("deadline-passed", await (await officer.Step(late, "extend", new { days = 1, reason })).Code());
    }

    [Fact]
    public async Task What_is_late_is_told_and_listed_and_still_done()
    {
        var (officer, person) = await Person();
        var id = await officer.Demanded(person, "view", $"{VietnamTime.Today(TimeProvider.System):O}");
        Assert.Empty(await Listed(officer, $"overdue=true&learnerId={person}"));

        learner.Clock.Set(new DateTimeOffset(2029, 3, 1, 3, 0, 0, TimeSpan.Zero));

        Assert.Equal(id, Assert.Single(await Listed(officer, $"overdue=true&learnerId={person}")));
        Assert.Empty(await Listed(officer, $"overdue=false&learnerId={person}"));
        await Eventually.True(
            () => learner.Use<LearnerDbContext, bool>(db => db.DataRequests.AnyAsync(request =>
                request.Id == id && request.AlarmedAt != null && request.AcknowledgementAlarmedAt != null)),
            "the alarms");
        Assert.True(await learner.Use<DeadlineMetrics, bool>(metrics => Task.FromResult(metrics.RequestsOverdue > 0)));
        var done = await Json(await officer.Step(id, "execute"));
        Assert.Equal("done", done.Text("state"));
        Assert.False(done.GetProperty("overdue").GetBoolean());
    }

    [Fact]
    public async Task Each_step_is_taken_once_and_from_the_version_that_was_seen()
    {
        var (officer, person) = await Person();
        var id = await officer.Demanded(person, "correct", details: "Sai tên đệm.");
        var seen = await officer.GetAsync($"/privacy/requests/{id}");
        var etag = seen.Headers.ETag!.ToString();

        var acknowledged = await officer.Step(id, "acknowledge", ifMatch: etag);
        var stale = await officer.Step(id, "execute", ifMatch: etag);
        var twice = await officer.Step(id, "acknowledge");
        var done = await officer.Step(id, "execute");
        var refused = await officer.Step(id, "refuse", new { code = "unfounded", reason = "Đã xong rồi." });

        Assert.Equal("Sai tên đệm.", (await Json(seen)).Text("details"));
        Assert.Equal(HttpStatusCode.OK, acknowledged.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("request-already-acknowledged", await twice.Code());
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("request-closed", await refused.Code());
        Assert.Empty(await learner.TablesHolding("Sai tên đệm", "Hồ sơ ở ba đơn vị"));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_where_the_law_keeps_the_data_the_person_is_restricted()
    {
        var (officer, person) = await Person();
        var id = await officer.Demanded(person, "erase");
        var other = await officer.Demanded(person, "erase");

        var wordless = await officer.Step(id, "refuse", new { code = "retention-required", reason = "" });
        var unknown = await officer.Step(id, "refuse", new { code = "no-time", reason = "Không có thời gian." });
        var unproven = await Json(await officer.Step(
            other, "refuse", new { code = "identity-not-proven", reason = "Không xuất trình giấy tờ." }));
        var refused = await Json(await officer.Step(
            id, "refuse", new { code = "retention-required", reason = "Hồ sơ quyết toán phải lưu 10 năm." }));

        Assert.All([wordless, unknown], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.False(unproven.GetProperty("restricted").GetBoolean());
        Assert.True(refused.GetProperty("restricted").GetBoolean());
        Assert.Equal(
            ("refused", "retention-required", "Hồ sơ quyết toán phải lưu 10 năm."),
            (refused.Text("state"), refused.Text("refusalCode"), (await Shown(officer, id)).Text("refusalReason")));
        var reader = learner.SignInAs(ThaiNguyen, Scopes.LearnersRead);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/learners/{person}")).StatusCode);
    }

    [Fact]
    public async Task A_demand_belongs_to_the_area_of_the_person_and_to_privacy_officers()
    {
        var (officer, person) = await Person();
        var id = await officer.Demanded(person, "view");
        var stranger = learner.SignInAs(HaNoi);
        var clerk = learner.SignInAs(ThaiNguyen, Scopes.LearnersRead, Scopes.LearnersWrite, Scopes.PrivacyRead);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Demand(person, "view")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/privacy/requests/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Step(id, "execute")).StatusCode);
        Assert.Empty(await Listed(stranger, $"learnerId={person}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Demand(person, "view")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Step(id, "execute")).StatusCode);
        Assert.Equal(id, Assert.Single(await Listed(clerk, $"learnerId={person}&state=received&kind=view")));
    }

    [Theory]
    [InlineData("view", "2025-12-31", "received-on-invalid")] // before the law
    [InlineData("view", "2126-01-01", "received-on-invalid")]
    public async Task A_day_that_cannot_be_is_refused(string kind, string receivedOn, string code)
    {
        var (officer, person) = await Person();

        var answer = await officer.Demand(person, kind, receivedOn);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, await answer.Code());
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Demand(person, "forget-me")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Demand(person, kind, "30/04/2026")).StatusCode);
    }

    private async Task<(HttpClient Officer, Guid Person)> Person() => (
        learner.SignInAs(ThaiNguyen),
        await learner.RegisterId(new LearnerRequest("Hà Thị Quyền", "1990", "female", await learner.NewVillage())));

    private static Task<JsonElement> Shown(HttpClient officer, Guid request) =>
        officer.GetFromJsonAsync<JsonElement>($"/privacy/requests/{request}");

    private static async Task<Guid[]> Listed(HttpClient officer, string query) =>
    [
        .. Items(await officer.GetFromJsonAsync<JsonElement>($"/privacy/requests?{query}"))
            .Select(item => item.GetProperty("id").GetGuid()),
    ];
}
