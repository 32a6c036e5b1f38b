using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Courses.V1;
using static Platform.Courses.Tests.Measuring;

namespace Platform.Courses.Tests;

public sealed class QuestionBankTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_bank_is_published_in_versions_and_a_question_left_alone_stays_the_same_question()
    {
        using var author = course.SignInAs((await course.NewPlace()).Province);
        var id = await OpenBank(author, Trade, Question("kept"), Question("reworded"), Question("dropped"));
        var first = await author.GetAsync($"/question-banks/{id}");

        object[] second = [Question("kept"), Question("reworded", text: "Khác?"), Question("new")];
        using var next = await Publish(author, id, first.Headers.ETag!.Tag, second);
        using var again = await Publish(author, id, next.Headers.ETag!.Tag, second);
        using var stale = await Publish(author, id, first.Headers.ETag!.Tag, Question("stale"));

        Assert.Equal((2, 2), (await Version(next), await Version(again)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(["dropped", "kept", "reworded"], await Codes(author, id, "?version=1"));
        Assert.Equal(["kept", "new", "reworded"], await Codes(author, id, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"/question-banks/{id}?version=3")).StatusCode);
        var analysed = await Analysis(author, id);
        Assert.Equal(
            ["kept", "new", "reworded", "dropped", "reworded"],
            analysed.Select(item => item.GetProperty("code").GetString()!));
        Assert.Equal([true, true, true, false, false], analysed.Select(item => item.GetProperty("inUse").GetBoolean()));
        Assert.Equal(
            [(1L, 3), (2L, 3)],
            (await course.Bus.Events<QuestionBankPublished>()).Where(evt => evt.QuestionBankId == id)
                .Select(evt => (evt.Version, evt.Questions)));
    }

    [Fact]
    public async Task Each_version_of_a_blueprint_is_told_of()
    {
        var place = await course.NewPlace();
        using var author = course.SignInAs(place.Province);
        var code = await NewMeasure(author, questions: 4, asked: 2);
        (await author.Post("/blueprints", NewBlueprint(code, [Part(Trade, 3)]))).EnsureSuccessStatusCode();

        var published = (await course.Bus.Events<BlueprintPublished>()).Where(evt => evt.BlueprintCode == code);

        Assert.Equal([1, 2], published.Select(evt => evt.BlueprintVersion));
        Assert.All(published, evt => Assert.Equal(
            (place.Province, Vneid, Trade), (evt.AreaId, evt.CourseId, evt.SkillCodes.Single())));
    }

    [Fact]
    public async Task A_question_nobody_could_answer_fairly_is_refused_by_its_code()
    {
        using var author = course.SignInAs((await course.NewPlace()).Province);
        object[] questions =
        [
            Question("fine"),
            Question("twice"),
            Question("twice"),
            Question("none-right", correct: "z"),
            new { code = "no-vietnamese", difficulty = "easy", correct = "a", texts = new[] { Words("en", "?") } },
            new
            {
                code = "other-options",
                difficulty = "easy",
                correct = "a",
                texts = new[] { Words("vi", "?", "a", "b"), Words("tay", "?", "a", "c") },
            },
        ];

        using var refused = await author.Post("/question-banks", new { skill = Trade, questions });

        Assert.Equal("questions-invalid", await refused.Code());
        Assert.Equal(
            ["twice", "none-right", "no-vietnamese", "other-options"],
            (await refused.Json()).GetProperty("questions").EnumerateArray().Select(code => code.GetString()!));
    }

    [Fact]
    public async Task Of_twenty_who_open_one_bank_at_once_one_does()
    {
        using var author = course.SignInAs((await course.NewPlace()).Province);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            author.Post("/question-banks", new { skill = Trade, questions = Questions(2) })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        var refused = answers.First(answer => answer.StatusCode is not HttpStatusCode.Created);
        Assert.Equal("question-bank-exists", await refused.Code());
    }

    [Fact]
    public async Task A_province_asks_its_own_questions_and_changes_no_others()
    {
        var (place, other) = (await course.NewPlace(), await course.NewPlace());
        using var author = course.SignInAs(place.Province);
        using var foreign = course.SignInAs(other.Province);
        using var village = course.SignInAs(place.Village);
        var id = await OpenBank(author, Trade, Questions(3));
        var blueprint = NewBlueprint($"own-{place.Province:n}"[..30], [Part(Trade, 3)]);

        using var below = await village.GetAsync($"/question-banks/{id}");
        using var hidden = await foreign.GetAsync($"/question-banks/{id}");
        using var published = await Publish(foreign, id, "*", Question("mine"));
        using var fromBelow = await Publish(village, id, "*", Question("mine"));
        using var lacking = await foreign.Post("/blueprints", blueprint);

        Assert.Equal(HttpStatusCode.OK, below.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, published.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, fromBelow.StatusCode);
        Assert.Equal("too-few-questions", await lacking.Code());
        var banks = await author.GetFromJsonAsync<JsonElement>("/question-banks?limit=100");
        Assert.Contains(banks.GetProperty("items").EnumerateArray(), bank => bank.Id() == id);
        Assert.Contains(
            banks.GetProperty("items").EnumerateArray(),
            bank => bank.GetProperty("skill").GetString() == "757-citizens@1.0/personal-safety");
    }

    [Fact]
    public async Task Questions_are_analysed_once_enough_people_have_answered()
    {
        var place = await course.NewPlace();
        using var author = course.SignInAs(place.Province);
        var bank = await OpenBank(author, Trade, Questions(4));
        var code = $"a-{place.Province:n}"[..30];
        (await author.Post("/blueprints", NewBlueprint(code, [Part(Trade, 4)]))).EnsureSuccessStatusCode();
        var (held, learners) = await course.NewFullClass(place.Village, 6);
        foreach (var learner in learners[..4])
            await course.Sit(author, "pre", learner, code, held, right: 4);
        var few = await Analysis(author, bank);

        foreach (var learner in learners[4..])
            await course.Sit(author, "pre", learner, code, held, right: 0);
        var enough = await Analysis(author, bank);

        Assert.All(few, item => Assert.False(item.TryGetProperty("asked", out _)));
        Assert.All(enough, item =>
        {
            Assert.Equal(
                (6, 67, 1.0, 0),
                (item.GetProperty("asked").GetInt32(), item.GetProperty("rightPercent").GetInt32(),
                    item.GetProperty("discrimination").GetDouble(), item.GetProperty("leftOut").GetInt32()));
            Assert.Equal([("a", 2, false), ("b", 4, true), ("c", 0, false)], item.GetProperty("options")
                .EnumerateArray().Select(option => (
                    option.GetProperty("id").GetString()!, option.GetProperty("chosen").GetInt32(),
                    option.GetProperty("correct").GetBoolean())));
        });
    }

    private static Task<HttpResponseMessage> Publish(
        HttpClient author, Guid id, string etag, params object[] questions) =>
        author.Post($"/question-banks/{id}/versions", JsonContent.Create(new { questions }), etag);

    private static async Task<int> Version(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Json()).GetProperty("version").GetInt32();
    }

    private static async Task<IEnumerable<string>> Codes(HttpClient author, Guid id, string query) =>
        (await author.GetFromJsonAsync<JsonElement>($"/question-banks/{id}{query}")).GetProperty("questions")
            .EnumerateArray().Select(question => question.GetProperty("code").GetString()!);

    private static async Task<List<JsonElement>> Analysis(HttpClient author, Guid id) =>
        [.. (await author.GetFromJsonAsync<JsonElement>($"/question-banks/{id}/analysis")).GetProperty("questions")
            .EnumerateArray()];
}
