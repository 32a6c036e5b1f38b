using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Testing;

namespace Platform.EndToEnd.Tests;

/// <summary>What an officer of a commune does, step by step, through the gateway alone.</summary>
internal sealed class Journey(HttpClient officer)
{
    /// <summary>
    /// Commune Phường Đức Xuân, code 01840 of the decision in force since 01/07/2025; its id follows from both.
    /// </summary>
    public static readonly Guid Commune = new("e73ffdcb-1341-8c3b-8e68-23c8a92bd786");

    private static readonly string[] CsvHeader =
        ["full_name", "birth_date", "sex", "citizen_id", "phone", "village", "audiences", "preferred_language"];

    public async Task<Guid> RegisterVillage(string name)
    {
        var answer =
            await Post("/learner/areas",
                new { parentId = Commune, level = "village", type = "to_dan_pho", name, validFrom = "2025-07-01" });
        return answer.GetProperty("id").GetGuid();
    }

    /// <summary>Uploads people as CSV and waits for the job&apos;s end.</summary>
    public async Task<JsonElement> Import(params string[][] rows)
    {
        var csv = string.Join('\n', rows.Prepend(CsvHeader).Select(row => string.Join(',', row))) + "\n";
        var content = new StringContent(csv, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv") { CharSet = "utf-8" };
        using var request =
            new HttpRequestMessage(HttpMethod.Post, $"/learner/imports?areaId={Commune}") { Content = content };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        var accepted = await officer.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var job = new Uri(accepted.RequestMessage!.RequestUri!, accepted.Headers.Location!);
        JsonElement state = default;
        await Eventually.True(
            async () =>
            {
                state = await officer.GetFromJsonAsync<JsonElement>(job);
                return state.GetProperty("state").GetString() is "completed" or "rejected" or "failed";
            },
            "end of the import");
        return state;
    }

    public async Task<Guid[]> Learners(Guid village)
    {
        var page = await officer.GetFromJsonAsync<JsonElement>($"/learner/learners?areaId={village}&limit=100");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }

    /// <summary>Opens a class; the village reaches the Course service by an event, so it may take a moment.</summary>
    public async Task<Guid> OpenClass(Guid village)
    {
        JsonElement opened = default;
        await Eventually.Pass(async () => opened = await Post(
            "/course/classes",
            new { templateCode = "vneid-basics", areaId = village, startsAt = "2026-11-20T12:00:00Z", capacity = 30 }));
        return opened.GetProperty("id").GetGuid();
    }

    public Task Enrol(Guid classId, Guid learner) => Eventually.Pass(
        () => Post($"/course/classes/{classId}/enrolments", new { learnerId = learner }));

    public Task<JsonElement> EnrolAll(Guid classId, Guid[] learners) =>
        Post($"/course/classes/{classId}/enrolments/bulk", new { learnerIds = learners });

    public Task<JsonElement> Close(Guid classId, Guid[] present, int unnamed) =>
        Post($"/course/classes/{classId}/close", new { present, unnamed });

    /// <summary>
    /// Answers every question by the given choice of option; the officer knows no more than the learner.
    /// </summary>
    public async Task<JsonElement> TakeQuiz(
        Guid classId, Guid learner, Func<string, string> answer, string? traceparent = null)
    {
        var held = await officer.GetFromJsonAsync<JsonElement>($"/course/classes/{classId}");
        var quiz = await officer.GetFromJsonAsync<JsonElement>(
            $"/course/courses/{held.GetProperty("courseId").GetGuid()}/quiz");
        var answers = quiz.GetProperty("questions").EnumerateArray()
            .Select(question => question.GetProperty("id").GetString()!)
            .Select(question => new { questionId = question, optionId = answer(question) }).ToArray();
        return await Post("/course/assessments", new { classId, learnerId = learner, answers }, traceparent);
    }

    /// <summary>Waits for the certificate of a learner to be valid.</summary>
    public async Task<JsonElement> Certificate(Guid learner)
    {
        JsonElement certificate = default;
        await Eventually.True(
            async () =>
            {
                var page = await officer.GetFromJsonAsync<JsonElement>(
                    $"/certification/certificates?learnerId={learner}");
                certificate = page.GetProperty("items").EnumerateArray().SingleOrDefault();
                return certificate.ValueKind is JsonValueKind.Object
                    && certificate.GetProperty("status").GetString() == "valid";
            },
            "a valid certificate");
        return certificate;
    }

    /// <summary>Waits for the message of a learner to reach a state.</summary>
    public Task Message(Guid learner, string state) => Eventually.True(
        async () =>
        {
            var page = await officer.GetFromJsonAsync<JsonElement>($"/notification/messages?learnerId={learner}");
            return page.GetProperty("items").EnumerateArray().Single().GetProperty("state").GetString() == state;
        },
        $"the message {state}");

    public Task<JsonElement> Progress(Guid area, string? groupBy = null) =>
        officer.GetFromJsonAsync<JsonElement>(
            $"/insights/progress?areaId={area}{(groupBy is null ? "" : "&groupBy=" + groupBy)}");

    private async Task<JsonElement> Post(string path, object body, string? traceparent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        request.Headers.Add("If-Match", "*"); // what changes a resource asks for it; other endpoints do not look at it
        if (traceparent is not null)
            request.Headers.Add("traceparent", traceparent);
        var response = await officer.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode,
            $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
