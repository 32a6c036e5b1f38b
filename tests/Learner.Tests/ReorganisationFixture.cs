using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Drafting, approving and undoing as officers do it.</summary>
internal static class ReorganisationRequests
{
    private static int lastCode = 95_000;

    internal static string NewCode() => $"{Interlocked.Increment(ref lastCode)}";

    internal static object Merge(string code, string name, params Guid[] from) =>
        new { kind = "merge", from, to = new[] { new { code, type = "xa", name } } };

    internal static Task<HttpResponseMessage> Draft(
        this LearnerFixture learner, string effectiveOn, bool dryRun, params object[] changes) => Post(
        learner.SignInAs(ThaiNguyen), "/areas/reorganisations",
        new { effectiveOn, decree = "Nghị quyết 1/NQ-HĐND", reason = "Sắp xếp thử", dryRun, changes });

    internal static async Task<(Guid Id, JsonElement Body)> Drafted(
        this LearnerFixture learner, string effectiveOn, params object[] changes)
    {
        var answer = await learner.Draft(effectiveOn, dryRun: false, changes);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var body = await Json(answer);
        return (body.GetProperty("id").GetGuid(), body);
    }

    internal static Task<HttpResponseMessage> Decide(
        this LearnerFixture learner, Guid id, string verb, object? body = null, string officer = "approver",
        string ifMatch = "*")
    {
        var client = learner.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", learner.Issuer.Token(ThaiNguyen, ["areas:approve"], officer));
        var request = new HttpRequestMessage(HttpMethod.Post, $"/areas/reorganisations/{id}/{verb}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    internal static async Task<Guid> Approved(
        this LearnerFixture learner, string effectiveOn, params object[] changes)
    {
        var (id, _) = await learner.Drafted(effectiveOn, changes);
        var answer = await learner.Decide(id, "approve");
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return id;
    }

    internal static Task<HttpResponseMessage> Undo(this LearnerFixture learner, Guid id) =>
        learner.Decide(id, "undo", new { reason = "Quyết định bị hủy" });

    internal static async Task<JsonElement> AreaOf(this LearnerFixture learner, Guid id, Guid? officer = null) =>
        await learner.SignInAs(officer ?? ThaiNguyen).GetFromJsonAsync<JsonElement>($"/areas/{id}");

    internal static async Task<Guid> CodeAsOf(this LearnerFixture learner, string code, string asOf) =>
        (await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/areas/resolve?code={code}&asOf={asOf}"))
        .GetProperty("area").GetProperty("id").GetGuid();

    /// <summary>Everything that applies on each day, as an answer that can be compared.</summary>
    internal static Task<List<string>> History(this LearnerFixture learner, params Guid[] areas) =>
        learner.Use<LearnerDbContext, List<string>>(async db =>
        {
            var versions = await db.AreaVersions
                .Where(version => version.SupersededAt == null
                    && (areas.Contains(version.AreaId) || areas.Contains(version.ParentId!.Value)))
                .ToListAsync();
            var paths = await db.Areas.Where(area => areas.Contains(area.Id)).ToListAsync();
            return
            [
                .. versions
                    .Select(v => $"{v.AreaId} {v.ParentId} {v.Code} {v.Name} {v.Qualifier} {v.ValidFrom} {v.ValidTo}")
                    .Order(StringComparer.Ordinal),
                .. paths.Select(a => $"{a.Id} {a.State} {string.Join('/', a.Path)}").Order(StringComparer.Ordinal),
            ];
        });

    internal static Task<int> Versions(this LearnerFixture learner) =>
        learner.Use<LearnerDbContext, int>(db => db.AreaVersions.CountAsync());
}
