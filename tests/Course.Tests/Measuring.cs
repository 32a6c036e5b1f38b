using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Tests;

/// <summary>The steps of those who write questions and of those who answer them.</summary>
internal static class Measuring
{
    /// <summary>Skills that no bank of the movement is about, so that a test knows every question asked.</summary>
    internal const string Trade = "757-citizens@1.0/e-commerce", Device = "757-citizens@1.0/device-use";

    internal static readonly Guid Vneid = new("0197a000-0000-7000-8000-000000000001");

    internal static object Question(
        string code, string difficulty = "easy", string correct = "b", string text = "Câu hỏi?") => new
        {
            code,
            difficulty,
            correct,
            texts = new[] { Words("vi", text), Words("en", "Question?") },
        };

    internal static object Words(string language, string text, params string[] options) => new
    {
        language,
        text,
        options = (options is [] ? ["a", "b", "c"] : options).Select(id => new { id, text = $"{text} {id}" }),
    };

    internal static object[] Questions(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Question($"q{number:00}"))];

    internal static async Task<Guid> OpenBank(HttpClient author, string skill, params object[] questions)
    {
        using var answer = await author.Post("/question-banks", new { skill, questions });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    /// <summary>A blueprint for the course of the classes that tests hold, unless bands make it a placement.</summary>
    internal static object NewBlueprint(string code, object[] parts, int attempts = 2, object[]? bands = null) => new
    {
        code,
        parts,
        minutesAllowed = 15,
        graceSeconds = 60,
        attempts,
        demonstratedPercent = 75,
        source = "Quyết định 757/QĐ-BKHCN",
        courseId = bands is null ? Vneid : (Guid?)null,
        bands,
    }.Without(bands is null ? "bands" : "courseId");

    internal static object Part(string skill, int count) => new { skill, count };

    /// <summary>Writes a bank of its own and a blueprint that asks some of its questions.</summary>
    internal static async Task<string> NewMeasure(HttpClient author, int questions, int asked, int attempts = 2)
    {
        var code = $"m-{Guid.CreateVersion7():n}"[..30];
        await OpenBank(author, Trade, Questions(questions));
        using var answer = await author.Post("/blueprints", NewBlueprint(code, [Part(Trade, asked)], attempts));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return code;
    }

    internal static Task<HttpResponseMessage> TryDraw(
        HttpClient officer, string kind, Guid learnerId, string blueprint, Guid? classId = null, string language = "vi")
    {
        object request = classId is null
            ? new { kind, learnerId, blueprint, language }
            : new { kind, learnerId, blueprint, classId, language };
        return officer.Post("/papers", request);
    }

    internal static async Task<JsonElement> Draw(
        HttpClient officer, string kind, Guid learnerId, string blueprint, Guid? classId = null, string language = "vi")
    {
        using var answer = await TryDraw(officer, kind, learnerId, blueprint, classId, language);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Json();
    }

    internal static Guid Id(this JsonElement row) => row.GetProperty("id").GetGuid();

    internal static Guid[] AskedIds(this JsonElement paper) =>
        [.. paper.GetProperty("questions").EnumerateArray().Select(Id)];

    /// <summary>Answers to a paper, as many of them right as it says.</summary>
    internal static async Task<object[]> AnswersTo(this CourseFixture course, JsonElement paper, int right)
    {
        var asked = paper.AskedIds();
        var known = await course.Db(db => db.BankQuestions.AsNoTracking()
            .Where(question => asked.Contains(question.Id)).ToDictionaryAsync(question => question.Id));
        return
        [
            .. asked.Select((id, index) => new
            {
                questionId = id,
                optionId = index < right ? known[id].Correct : known[id].Options.First(one => one != known[id].Correct),
            }),
        ];
    }

    internal static Task<HttpResponseMessage> HandIn(HttpClient officer, JsonElement paper, object[] answers) =>
        officer.Post($"/papers/{paper.Id()}/answers", new { answers });

    /// <summary>Draws a paper and hands it in.</summary>
    internal static async Task<JsonElement> Sit(
        this CourseFixture course, HttpClient officer, string kind, Guid learner, string blueprint, Guid? classId,
        int right)
    {
        var paper = await Draw(officer, kind, learner, blueprint, classId);
        using var answer = await HandIn(officer, paper, await course.AnswersTo(paper, right));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    /// <summary>Nulls are no values of the API: what is not there is left out.</summary>
    private static Dictionary<string, object?> Without(this object request, string member) =>
        request.GetType().GetProperties().Where(property => property.Name != member)
            .ToDictionary(property => property.Name, property => property.GetValue(request));
}
