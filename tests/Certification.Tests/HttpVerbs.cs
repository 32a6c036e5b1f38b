using System.Net.Http.Json;

namespace Platform.Certifications.Tests;

internal static class HttpVerbs
{
    internal static async Task<HttpResponseMessage> Revoke(
        this HttpClient client, Guid id, string? etag, string code = "issued-in-error",
        string reason = "Nhập nhầm người học.", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/certificates/{id}/revoke")
        {
            Content = JsonContent.Create(new { reasonCode = code, reason }),
        };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return await client.SendAsync(request);
    }

    internal static async Task<string> ETag(this HttpClient client, Guid id)
    {
        using var answer = await client.GetAsync($"/certificates/{id}");
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag!.ToString();
    }
}
