using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Platform.Gateway.Tests;

internal static class Answers
{
    /// <summary>
    /// Every refusal is a problem document with code, both languages and trace id, and never an exception&apos;s text.
    /// </summary>
    internal static async Task<JsonObject> Problem(
        this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(code, problem["code"]?.GetValue<string>());
        Assert.Equal($"urn:bdhvs:problem:{code}", problem["type"]?.GetValue<string>());
        Assert.Equal((int)status, problem["status"]?.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["titleEn"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{32}$", problem["traceId"]!.GetValue<string>());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Platform.", text, StringComparison.Ordinal);
        return problem;
    }
}
