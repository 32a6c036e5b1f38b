using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>Completions, and results that other platforms send.</summary>
internal static class Results
{
    internal const string Header = "external_id,learner_id,person_hash,course,completed_on,score_percent\n";

    internal static string NewName() => $"kq-{Guid.CreateVersion7():N}";

    internal static string NewHash() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Learners of the area who have completed the course of a class.</summary>
    internal static async Task<(Guid Class, Guid[] Learners)> NewCompletions(
        this CourseFixture course, Place place, int learners)
    {
        var (held, ids) = await course.NewFullClass(place.Village, learners);
        using var officer = course.SignInAs(place.Commune);
        foreach (var id in ids)
            (await course.Submit(officer, held, id, right: 5)).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, held, ids)).EnsureSuccessStatusCode();
        return (held, ids);
    }

    internal static async Task<JsonElement[]> CompletionsOf(this HttpClient client, Guid learnerId) =>
        Items(await (await client.GetAsync($"/completions?learnerId={learnerId}")).Json());

    internal static JsonElement[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    internal static async Task<HttpResponseMessage> Reverse(
        this HttpClient client, Guid id, string? etag = null, string reason = "fraud", string? reference = null)
    {
        etag ??= (await client.GetAsync($"/completions/{id}")).Headers.ETag?.Tag ?? "*";
        return await client.Post(
            $"/completions/{id}/reverse", JsonContent.Create(new { reasonCode = reason, reference }), etag);
    }

    internal static Task<HttpResponseMessage> Upload(
        this HttpClient client, Guid area, string csv, string source = "national-platform")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return client.PostAsync($"/imports/completions?areaId={area}&source={source}", content);
    }

    /// <summary>Uploads a file and waits until its rows were read.</summary>
    internal static async Task<JsonElement> Import(
        this HttpClient client, Guid area, string csv, string source = "national-platform")
    {
        using var accepted = await client.Upload(area, csv, source);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return await client.Ended(new Uri(accepted.RequestMessage!.RequestUri!, accepted.Headers.Location!));
    }

    internal static async Task<JsonElement> Ended(this HttpClient client, Uri import)
    {
        JsonElement shown = default;
        await Eventually.True(
            async () =>
            {
                shown = await (await client.GetAsync(import)).Json();
                return shown.GetProperty("state").GetString() is "completed";
            },
            "the end of the import");
        return shown;
    }

    internal static (int Accepted, int Unchanged, int Rejected) Counts(JsonElement import) => (
        import.GetProperty("accepted").GetInt32(), import.GetProperty("unchanged").GetInt32(),
        import.GetProperty("rejected").GetInt32());
}
