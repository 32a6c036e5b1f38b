using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Courses.Tests;

/// <summary>What the tests of the catalogue do again and again, over HTTP.</summary>
internal static class CatalogueSteps
{
    internal const string Skill = "757-citizens@1.0/ai-agriculture";

    internal static string NewCode(string prefix) => $"{prefix}-{Guid.NewGuid():n}"[..24];

    internal static Dictionary<string, object?> Content(string title = "AI trong nông nghiệp") => new()
    {
        ["titleVi"] = title,
        ["titleEn"] = "AI in agriculture",
        ["level"] = "grassroots",
        ["durationMinutes"] = 30,
        ["audiences"] = new[] { "farmer", "youth-union" },
        ["skillCodes"] = new[] { Skill },
        ["practiceTasks"] = new[] { "look-up-farm-prices" },
        ["trainer"] = "Trung ương Đoàn",
        ["modules"] = new[] { Module(Lesson("l1"), Lesson("l2", 5, "quiz", [])) },
        ["questions"] = new[] { Question("q1", "a") },
    };

    internal static object Module(params object[] lessons) =>
        new { code = "m1", titleVi = "Làm quen", titleEn = "First steps", lessons };

    internal static object Lesson(string code, int minutes = 25, string kind = "text", object[]? variants = null) => new
    {
        code,
        kind,
        minutes,
        variants = variants ??
        [
            new { language = "vi", title = "Hỏi AI", text = "Chụp ảnh lá cây rồi hỏi." },
            new { language = "hmn", title = "Nug AI", text = "Thaij daim duab nplooj." },
        ],
    };

    internal static object Question(string id, string correct) => new
    {
        id,
        vi = "Khi AI trả lời, nên làm gì?",
        en = "An AI has answered. What now?",
        correct,
        options = new[]
        {
            new { id = "a", vi = "Kiểm tra", en = "Check" },
            new { id = "b", vi = "Tin", en = "Believe" },
        },
    };

    /// <summary>A course of the area with its first draft.</summary>
    internal static async Task<Guid> DraftCourse(
        this HttpClient owner, Dictionary<string, object?>? content = null, string kind = "basic")
    {
        using var answer = await owner.Post(
            "/courses", new { code = NewCode("course"), kind, content = content ?? Content() });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    /// <summary>A course of the area, published.</summary>
    internal static async Task<Guid> PublishCourse(this HttpClient owner, Dictionary<string, object?>? content = null)
    {
        var id = await owner.DraftCourse(content);
        using var answer = await owner.Publish(id);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return id;
    }

    internal static Task<HttpResponseMessage> Publish(this HttpClient owner, Guid course, string etag = "*") =>
        owner.Post($"/courses/{course}/publish", JsonContent.Create(new { }), etag);

    /// <summary>A programme of the area over courses, one module each.</summary>
    internal static async Task<Guid> NewProgramme(this HttpClient owner, params Guid[] courses)
    {
        using var answer = await owner.Post(
            "/programmes", new { code = NewCode("programme"), content = Programme(courses) });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    internal static object Programme(Guid[] courses, string issuer = "Sở Khoa học và Công nghệ") => new
    {
        titleVi = "Chợ số",
        titleEn = "Digital Market",
        issuer,
        modules = courses.Select((courseId, index) => new
        {
            code = $"m{index + 1}",
            titleVi = $"Mô-đun {index + 1}",
            titleEn = $"Module {index + 1}",
            courseId,
        }),
    };

    internal static async Task<HttpResponseMessage> Put(
        this HttpClient client, string uri, object body, string? etag = "*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, uri) { Content = JsonContent.Create(body) };
        if (etag is not null)
            request.Headers.Add("If-Match", etag);
        return await client.SendAsync(request);
    }

    internal static async Task<JsonElement> Read(this HttpClient client, string uri)
    {
        using var answer = await client.GetAsync(uri);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    /// <summary>Status and code of a refusal, with the members of one of its lists.</summary>
    internal static async Task<(int Status, string? Code, string[] Members)> Refusal(
        this HttpResponseMessage answer, string list)
    {
        var problem = await answer.Json();
        return (
            (int)answer.StatusCode, await answer.Code(),
            problem.TryGetProperty(list, out var members)
                ? [.. members.EnumerateArray().Select(member => member.GetString()!)]
                : []);
    }

    internal static IEnumerable<string?> Strings(this JsonElement items, string member) =>
        items.EnumerateArray().Select(item => item.GetProperty(member).GetString());

    internal static IEnumerable<Guid> Ids(this JsonElement page, string member = "id") =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).GetGuid());
}
