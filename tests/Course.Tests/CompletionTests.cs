using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

public sealed class CompletionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task The_quiz_is_served_in_two_languages_and_without_its_answers()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var id = (await (await officer.GetAsync("/class-templates/vneid-basics")).Json())
            .GetProperty("courseId").GetGuid();

        using var answer = await officer.GetAsync($"/courses/{id}/quiz");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("correct", text, StringComparison.OrdinalIgnoreCase);
        var questions = (await answer.Json()).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(5, questions.Count);
        Assert.All(questions, question =>
        {
            Assert.Equal(["id", "vi", "en", "options"], Members(question));
            Assert.All(question.GetProperty("options").EnumerateArray(), option =>
                Assert.Equal(["id", "vi", "en"], Members(option)));
        });
        Assert.Equal(
            HttpStatusCode.NotFound, (await officer.GetAsync($"/courses/{Guid.CreateVersion7()}/quiz")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/courses/{id}/quiz?version=9")).StatusCode);

        static IEnumerable<string> Members(JsonElement element) =>
            element.EnumerateObject().Select(member => member.Name);
    }

    [Fact]
    public async Task Passing_after_the_roll_call_completes_the_course()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, id, learners)).EnsureSuccessStatusCode();

        using var failed = await course.Submit(officer, id, learners[0], right: 2);
        using var passed = await course.Submit(officer, id, learners[0], right: 4);

        Assert.Equal((40, false, false), await Result(failed));
        Assert.Equal((80, true, true), await Result(passed));
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learners[0]);
        Assert.Equal(
            ("vneid-basics", 1, "Cài đặt và sử dụng VNeID", place.Village, "attended", 80),
            (completed.CourseCode, completed.CourseVersion, completed.CourseTitle, completed.AreaId,
                completed.AssuranceLevel, completed.ScorePercent));
        var attempts = (await course.Bus.Events<AssessmentCompleted>()).Where(evt => evt.LearnerId == learners[0]);
        Assert.Equal([(40, false, 1), (80, true, 1)], attempts.Select(a => (a.ScorePercent, a.Passed, a.RuleVersion)));
    }

    [Fact]
    public async Task Closing_the_roll_call_completes_the_course_of_those_who_had_passed()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        using var passed = await course.Submit(officer, id, learners[0], right: 3);
        (await course.Submit(officer, id, learners[1], right: 1)).EnsureSuccessStatusCode();
        (await course.Submit(officer, id, learners[2], right: 5)).EnsureSuccessStatusCode();

        using var closed = await CourseFixture.Close(officer, id, learners[..2]);

        Assert.Equal((60, true, false), await Result(passed));
        Assert.Equal(1, (await closed.Json()).GetProperty("completed").GetInt32());
        var completions = await Completions(officer, "");
        Assert.Equal([learners[0]], completions.Select(item => item.GetProperty("learnerId").GetGuid()));
        Assert.Equal(60, completions[0].GetProperty("scorePercent").GetInt32());
    }

    [Fact]
    public async Task Twenty_papers_at_once_complete_the_course_once()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, id, learners)).EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => course.Submit(officer, id, learners[0], right: 5)));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        var refused = answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created).ToList();
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal("attempts-exhausted", await refused[0].Code());
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learners[0]);
        Assert.Equal(1, await course.Db(db => db.Completions.CountAsync(row => row.LearnerId == learners[0])));
    }

    [Fact]
    public async Task A_quiz_and_a_roll_call_that_end_together_complete_the_course()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 10);
        using var officer = course.SignInAs(place.Commune);

        var closing = CourseFixture.Close(officer, id, learners);
        var papers = await Task.WhenAll(learners.Select(learner => course.Submit(officer, id, learner, right: 5)));
        (await closing).EnsureSuccessStatusCode();

        Assert.All(papers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(learners.Order(), (await Completions(officer, "?limit=100"))
            .Select(item => item.GetProperty("learnerId").GetGuid()).Order());
    }

    [Fact]
    public async Task Two_classes_of_one_course_complete_it_once()
    {
        var place = await course.NewPlace();
        var (first, learners) = await course.NewFullClass(place.Village, 1);
        var second = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        using var enrolled = await officer.Post($"/classes/{second}/enrolments", new { learnerId = learners[0] });
        foreach (var id in new[] { first, second })
            (await CourseFixture.Close(officer, id, learners)).EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(
            new[] { first, second }.Select(id => course.Submit(officer, id, learners[0], right: 5)));

        Assert.Equal([(100, true, true), (100, true, true)], [await Result(answers[0]), await Result(answers[1])]);
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learners[0]);
    }

    [Fact]
    public async Task A_paper_must_fit_class_learner_and_quiz()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var stranger = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        using var other = course.SignInAs(foreign.Province);

        using var foreignClass = await course.Submit(other, id, learners[0], right: 5);
        using var notEnrolled = await course.Submit(officer, id, stranger, right: 5);
        using var unknownAnswer = await officer.Post("/assessments", new
        {
            classId = id,
            learnerId = learners[0],
            answers = new[] { new { questionId = "q1", optionId = "Đ" } },
        });

        Assert.Equal("unknown-class", await foreignClass.Code());
        Assert.Equal("not-enrolled", await notEnrolled.Code());
        Assert.Equal("unknown-answer", await unknownAnswer.Code());
        Assert.All(
            [foreignClass, notEnrolled, unknownAnswer],
            answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Equal(0, await course.Db(db => db.Assessments.CountAsync(row => row.ClassId == id)));
    }

    [Fact]
    public async Task Completions_are_listed_by_learner_and_scope()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (id, learners) = await course.NewFullClass(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        foreach (var learner in learners)
            (await course.Submit(officer, id, learner, right: 5)).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, id, learners)).EnsureSuccessStatusCode();
        using var other = course.SignInAs(foreign.Province);

        Assert.Equal(3, (await Completions(officer, "")).Count);
        var one = Assert.Single(await Completions(officer, $"?learnerId={learners[1]}"));
        Assert.Equal(learners[1], one.GetProperty("learnerId").GetGuid());
        Assert.Empty(await Completions(other, $"?learnerId={learners[1]}"));
        var page = await (await officer.GetAsync("/completions?limit=2")).Json();
        Assert.Single(await Completions(officer, $"?limit=2&cursor={page.GetProperty("nextCursor").GetString()}"));
    }

    private static async Task<(int Score, bool Passed, bool Completed)> Result(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        return (body.GetProperty("scorePercent").GetInt32(), body.GetProperty("passed").GetBoolean(),
            body.GetProperty("completed").GetBoolean());
    }

    private static async Task<List<JsonElement>> Completions(HttpClient client, string query) =>
        [.. (await (await client.GetAsync("/completions" + query)).Json()).GetProperty("items").EnumerateArray()];
}
