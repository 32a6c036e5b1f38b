using System.Net.Http.Json;
using System.Text.Json;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Certifications.Tests;

internal static class HttpVerbs
{
    internal static Task<HttpResponseMessage> Revoke(
        this HttpClient client, Guid id, string? etag, string code = "issued-in-error",
        string reason = "Nhập nhầm người học.", string? key = null) => client.Act(
            $"/certificates/{id}/revoke", new { reasonCode = code, reason }, etag, key);

    internal static Task<HttpResponseMessage> Suspend(this HttpClient client, Guid id, string? etag = "*") =>
        client.Act(
            $"/certificates/{id}/suspend",
            new { reasonCode = "under-review", reason = "Đang xác minh bài kiểm tra." }, etag);

    internal static Task<HttpResponseMessage> Reinstate(this HttpClient client, Guid id, string? etag = "*") =>
        client.Act($"/certificates/{id}/reinstate", new { reason = "Đã xác minh, không có sai sót." }, etag);

    internal static Task<HttpResponseMessage> Reissue(this HttpClient client, Guid id, string? etag = "*") =>
        client.Act(
            $"/certificates/{id}/reissue",
            new { reasonCode = "name-corrected", reason = "Đã đính chính theo căn cước." }, etag);

    internal static Task<HttpResponseMessage> Renew(this HttpClient client, Guid id, string? etag = "*") =>
        client.Act($"/certificates/{id}/renew", new { reason = "Đã đối chiếu hồ sơ gia hạn." }, etag);

    internal static async Task<HttpResponseMessage> Act(
        this HttpClient client, string path, object body, string? etag = "*", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
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

    /// <summary>What a version of a criterion says.</summary>
    internal static object Content(
        string kind, string[] codes, string least = "self-study", int? months = null, string renewal = "none",
        int days = 30, string title = "Giấy xác nhận hoàn thành") => new
        {
            kind,
            codes,
            title,
            titleEn = "Confirmation of completion",
            authority = "Ban Chỉ đạo phong trào “Bình dân học vụ số”",
            leastAssurance = least,
            validityMonths = months,
            renewal,
            renewalDays = days,
            namesHolder = false,
            legalSource = "Kế hoạch 01-KH/BCĐTW",
        };

    internal static async Task<JsonElement> Define(this HttpClient client, string code, object content)
    {
        using var answer = await client.Act("/criteria", new { code, content });
        return await answer.Made();
    }

    /// <summary>The body of an answer that is no problem.</summary>
    internal static async Task<JsonElement> Made(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Status and code of a problem.</summary>
    internal static async Task<string> Problem(this HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("code")}";

    internal static async Task<JsonElement> Json(this HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(path);

    internal static async Task<JsonElement> Verify(this CertificationFixture fixture, string publicId)
    {
        using var anybody = fixture.CreateClient();
        return await anybody.Json($"/verify/{publicId}");
    }

    /// <summary>
    /// Waits until strangers are told that it is valid: where the clock was set, lists are signed anew first.
    /// </summary>
    internal static Task Confirmed(this CertificationFixture fixture, string publicId) => Eventually.True(
        async () => (await fixture.Verify(publicId)).GetProperty("status").GetString() == "valid",
        "the certificate confirmed");

    internal static async Task<string> VerifyPage(this CertificationFixture fixture, string publicId)
    {
        using var anybody = fixture.CreateClient();
        anybody.DefaultRequestHeaders.Add("Accept", "text/html");
        return await anybody.GetStringAsync($"/verify/{publicId}");
    }

    /// <summary>An officer of an area with a name of her own, and every scope.</summary>
    internal static HttpClient As(this CertificationFixture fixture, Guid area, string person)
    {
        var client = fixture.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", fixture.Issuer.Token(
            area, [.. Scopes.All], person));
        return client;
    }
}
