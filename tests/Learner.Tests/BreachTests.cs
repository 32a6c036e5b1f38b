using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Breaches;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class BreachTests(LoggingLearnerFixture learner) : IClassFixture<LoggingLearnerFixture>, IDisposable
{
    private const string What = "Máy tính bảng của đội bị mất ở chợ Đức Xuân.";

    public void Dispose() => learner.Clock.Reset();

    [Fact]
    public async Task The_authority_is_to_be_told_within_72_hours_of_detection()
    {
        var detected = TimeProvider.System.GetUtcNow().AddHours(-70);
        var officer = learner.SignInAs(ThaiNguyen);

        using var answer = await Record(officer, detected);
        var breach = await Json(answer);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            detected.AddHours(72), breach.GetProperty("notifyBy").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.InRange(breach.GetProperty("minutesLeft").GetInt64(), 110, 120);
        Assert.False(breach.GetProperty("overdue").GetBoolean());
        var id = breach.GetProperty("id").GetGuid();
        using var told = await Notify(officer, id, answer.Headers.ETag!.ToString());
        using var twice = await Notify(officer, id);
        var shown = await Json(told);
        Assert.Equal(("A05-2026-17", false), (shown.Text("reference"), shown.GetProperty("overdue").GetBoolean()));
        Assert.False(shown.TryGetProperty("minutesLeft", out _));
        Assert.Equal((HttpStatusCode.Conflict, "breach-notified"), (twice.StatusCode, await twice.Code()));
    }

    [Fact]
    public async Task A_breach_nobody_told_of_in_time_is_flagged_logged_and_measured_and_can_still_be_told()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        using var answer = await Record(officer, TimeProvider.System.GetUtcNow().AddHours(-71));
        var id = (await Json(answer)).GetProperty("id").GetGuid();

        learner.Clock.Set(TimeProvider.System.GetUtcNow().AddHours(2));
        await Eventually.True(
            () => Task.FromResult(learner.Measure("learner.breaches_overdue") > 0), "the gauge");

        var line = Assert.Single(await Overdue(), one => one.GetProperty("id").GetGuid() == id);
        Assert.InRange(line.GetProperty("minutesLeft").GetInt64(), -70, -59);
        Assert.Contains(learner.Lines, one => one.Contains($"told of breach {id}", StringComparison.Ordinal));
        Assert.DoesNotContain(learner.Lines, one => one.Contains("Máy tính bảng", StringComparison.Ordinal));
        using var late = await Notify(officer, id);
        Assert.True((await Json(late)).GetProperty("overdue").GetBoolean());
        Assert.Empty(await Overdue());

        async Task<JsonElement[]> Overdue() =>
            Items(await officer.GetFromJsonAsync<JsonElement>("/privacy/breaches?overdue=true&notified=false"));
    }

    [Fact]
    public async Task What_happened_is_kept_sealed_and_belongs_to_its_area()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        using var answer = await Record(officer, TimeProvider.System.GetUtcNow());
        var id = (await Json(answer)).GetProperty("id").GetGuid();
        var stranger = learner.SignInAs(HaNoi);

        using var shown = await officer.GetAsync($"/privacy/breaches/{id}");
        using var foreign = await stranger.GetAsync($"/privacy/breaches/{id}");
        using var foreignNotice = await Notify(stranger, id);
        using var foreignArea = await Record(stranger, TimeProvider.System.GetUtcNow());
        using var reader = await Record(
            learner.SignInAs(ThaiNguyen, Scopes.PrivacyRead), TimeProvider.System.GetUtcNow());

        Assert.Equal(What, (await Json(shown)).Text("description"));
        Assert.Equal(answer.Headers.ETag, shown.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreignNotice.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreignArea.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        Assert.Empty(Items(await stranger.GetFromJsonAsync<JsonElement>("/privacy/breaches")));
        var row = await learner.Use<LearnerDbContext, Breach>(db => db.Breaches.SingleAsync(one => one.Id == id));
        Assert.DoesNotContain("Xuân", Encoding.UTF8.GetString(row.DescriptionSealed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "rumour", HttpStatusCode.BadRequest)]
    [InlineData("description", "mất", HttpStatusCode.BadRequest)]
    [InlineData("subjectsEstimate", -1, HttpStatusCode.BadRequest)]
    [InlineData("detectedAt", "2999-01-01T00:00:00Z", HttpStatusCode.UnprocessableEntity)]
    [InlineData("detectedAt", "2001-01-01T00:00:00Z", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_have_happened_so_is_refused(string member, object value, HttpStatusCode expected)
    {
        var body = Body(TimeProvider.System.GetUtcNow());
        body[member] = value;

        using var answer = await Post(learner.SignInAs(ThaiNguyen), "/privacy/breaches", body);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static Dictionary<string, object> Body(DateTimeOffset detected) => new()
    {
        ["areaId"] = ThaiNguyen,
        ["kind"] = "loss",
        ["detectedAt"] = detected,
        ["description"] = What,
        ["subjectsEstimate"] = 40,
    };

    private static Task<HttpResponseMessage> Record(HttpClient officer, DateTimeOffset detected) =>
        Post(officer, "/privacy/breaches", Body(detected));

    private static Task<HttpResponseMessage> Notify(HttpClient officer, Guid id, string ifMatch = "*") => Change(
        officer, HttpMethod.Post, $"/privacy/breaches/{id}/notify", new { reference = "A05-2026-17" }, ifMatch);
}
