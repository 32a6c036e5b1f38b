using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Learners.Tests;

/// <summary>Changes of one person over HTTP: each names the version it has seen.</summary>
internal static class People
{
    private static int lastNumber = 500_000;

    internal static string NewCitizenId(int year, bool female = false) =>
        $"003{(year >= 2000 ? 2 : 0) + (female ? 1 : 0)}{year % 100:00}{Interlocked.Increment(ref lastNumber):000000}";

    internal static async Task<string> ETag(this HttpClient officer, Guid learner)
    {
        using var answer = await officer.GetAsync(new Uri($"/learners/{learner}", UriKind.Relative));
        return answer.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }

    internal static Task<JsonElement> Shown(this HttpClient officer, Guid learner) =>
        officer.GetFromJsonAsync<JsonElement>($"/learners/{learner}");

    internal static async Task<HttpResponseMessage> Patch(
        this HttpClient officer, Guid learner, object patch, string? etag = null) =>
        await officer.Send(HttpMethod.Patch, $"/learners/{learner}", patch, etag ?? await officer.ETag(learner));

    internal static async Task<HttpResponseMessage> Put(
        this HttpClient officer, Guid learner, string part, object body, string? etag = null) =>
        await officer.Send(HttpMethod.Put, $"/learners/{learner}/{part}", body, etag ?? await officer.ETag(learner));

    /// <summary>A transition of a person: it needs both a key and the version.</summary>
    internal static async Task<HttpResponseMessage> Do(
        this HttpClient officer, Guid learner, string action, object body, string? etag = null) =>
        await officer.Send(HttpMethod.Post, $"/learners/{learner}/{action}", body, etag ?? await officer.ETag(learner));

    internal static async Task<HttpResponseMessage> Send(
        this HttpClient officer, HttpMethod method, string path, object body, string? etag = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = JsonContent.Create(
                body, method == HttpMethod.Patch ? MediaTypeHeaderValue.Parse("application/merge-patch+json") : null),
        };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        return await officer.SendAsync(request);
    }

    /// <summary>What is null is not written.</summary>
    internal static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static async Task<string?> Code(this HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("code", out var code)
            ? code.GetString()
            : null;

    internal static async Task<string[]> Fields(this HttpResponseMessage answer) =>
        [
            .. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()
                .Select(field => field.Name),
        ];
}
