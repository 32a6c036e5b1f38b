using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Cases of help at home as officers open and move them.</summary>
internal static class CaseRequests
{
    /// <summary>The time of day in Vietnam.</summary>
    internal static DateTimeOffset Local(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return VietnamTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>To the nearest minute: the clock of a test runs on.</summary>
    internal static string Minute(this JsonElement at) =>
        VietnamTime.Local(at.GetDateTimeOffset().AddSeconds(30))
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A commune with a team of one member.</summary>
    internal static async Task<(HttpClient Officer, Commune Commune, Guid Team)> PrepareCases(
        this LearnerFixture learner, params string[] villages)
    {
        var commune = await learner.NewCommune(villages);
        var officer = learner.SignInAs(commune.Id);
        var member = await learner.Person(commune.Id);
        return (officer, commune, await ForceSteps.FormTeam(officer, commune.Id, [member], "rapid-response"));
    }

    internal static Task<HttpResponseMessage> Open(
        HttpClient officer, Guid areaId, string urgency = "normal", Guid? learnerId = null,
        string note = "Bà ở một mình") =>
        Post(officer, "/cases", learnerId is null
            ? new { topicCode = "digital-identity", urgency, channel = "phone", areaId, note }
            : new { topicCode = "digital-identity", urgency, channel = "phone", learnerId, note });

    internal static async Task<Guid> OpenId(
        HttpClient officer, Guid areaId, string urgency = "normal", Guid? learnerId = null)
    {
        using var answer = await Open(officer, areaId, urgency, learnerId);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    internal static Task<HttpResponseMessage> Move(
        HttpClient officer, Guid id, object step, string ifMatch = "*") =>
        Change(officer, HttpMethod.Post, $"/cases/{id}/transitions", step, ifMatch);

    internal static async Task Moved(HttpClient officer, Guid id, params object[] steps)
    {
        foreach (var step in steps)
        {
            using var answer = await Move(officer, id, step);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }

    internal static Task<JsonElement> Case(HttpClient officer, Guid id) =>
        officer.GetFromJsonAsync<JsonElement>($"/cases/{id}");

    internal static async Task<string?> State(HttpClient officer, Guid id) =>
        (await Case(officer, id)).GetProperty("case").GetProperty("state").GetString();

    internal static JsonElement[] Steps(JsonElement shown) => [.. shown.GetProperty("steps").EnumerateArray()];

    internal static string[] Actions(JsonElement shown) => [.. Steps(shown).Select(step => step.Text("action")!)];
}
