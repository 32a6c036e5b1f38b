using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using static Platform.Courses.Tests.Measuring;

namespace Platform.Courses.Tests;

public sealed class PaperTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "001-09")]
    public async Task The_same_skill_is_measured_before_and_after_by_other_questions()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 8, asked: 4);
        var (held, learners) = await course.NewFullClass(place.Village, 1);

        var pre = await Draw(officer, "pre", learners[0], blueprint, held);
        (await HandIn(officer, pre, await course.AnswersTo(pre, right: 1))).EnsureSuccessStatusCode();
        var post = await Draw(officer, "post", learners[0], blueprint, held);
        using var handedIn = await HandIn(officer, post, await course.AnswersTo(post, right: 3));

        Assert.Empty(pre.AskedIds().Intersect(post.AskedIds()));
        Assert.DoesNotContain("correct", pre.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(75, (await handedIn.Json()).GetProperty("scorePercent").GetInt32());
        var told = (await course.Bus.Events<AssessmentCompleted>()).Where(evt => evt.LearnerId == learners[0]);
        Assert.Equal(
            [("pre", 25, false), ("post", 75, true)], told.Select(evt => (evt.Kind, evt.ScorePercent, evt.Passed)));
        var change = (await officer.GetFromJsonAsync<JsonElement>($"/learners/{learners[0]}/capacity-change"))
            .GetProperty("items")[0];
        Assert.Equal(
            (Trade, 25, 75, 50),
            (change.GetProperty("skill").GetString(), change.GetProperty("beforePercent").GetInt32(),
                change.GetProperty("afterPercent").GetInt32(), change.GetProperty("changePoints").GetInt32()));
        var shown = Assert.Single(
            await course.Bus.Events<SkillDemonstrated>(), evt => evt.LearnerId == learners[0]);
        Assert.Equal((Trade, "assessment", post.Id()), (shown.SkillCode, shown.Evidence, shown.EvidenceId));
        Assert.Equal(0, await course.Db(db => db.Completions.CountAsync(row => row.LearnerId == learners[0])));
    }

    [Fact]
    public async Task A_paper_handed_in_twenty_times_at_once_counts_once()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 4, asked: 4);
        var (held, learners) = await course.NewFullClass(place.Village, 1);
        var paper = await Draw(officer, "pre", learners[0], blueprint, held);
        var (answers, others) = (await course.AnswersTo(paper, right: 3), await course.AnswersTo(paper, right: 4));

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HandIn(officer, paper, answers)));
        using var changed = await HandIn(officer, paper, others);

        Assert.All(results, result => Assert.Equal(HttpStatusCode.OK, result.StatusCode));
        Assert.Single((await Task.WhenAll(results.Select(result => result.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal("paper-handed-in", await changed.Code());
        Assert.Single(await course.Bus.Events<AssessmentCompleted>(), evt => evt.AssessmentId == paper.Id());
        Assert.Equal(1, await course.Db(db => db.SkillResults.CountAsync(row => row.PaperId == paper.Id())));
    }

    [Fact]
    public async Task Whoever_asks_twenty_times_at_once_has_one_paper()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 6, asked: 2, attempts: 1);
        var (held, learners) = await course.NewFullClass(place.Village, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => TryDraw(officer, "pre", learners[0], blueprint, held)));
        var papers = await Task.WhenAll(answers.Select(answer => answer.Json()));
        (await HandIn(officer, papers[0], [])).EnsureSuccessStatusCode();
        using var noneLeft = await TryDraw(officer, "pre", learners[0], blueprint, held);

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        Assert.Single(papers.Select(paper => paper.ToString()).Distinct());
        Assert.Equal("attempts-exhausted", await noneLeft.Code());
    }

    [Fact]
    public async Task A_paper_that_comes_after_its_time_and_grace_is_refused_and_was_an_attempt()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 4, asked: 2);
        var (held, learners) = await course.NewFullClass(place.Village, 1);
        var (inGrace, late) = (await Draw(officer, "pre", learners[0], blueprint, held),
            await Draw(officer, "post", learners[0], blueprint, held));
        await TurnBack(inGrace.Id(), minutes: 15.5);
        await TurnBack(late.Id(), minutes: 16.5);

        using var accepted = await HandIn(officer, inGrace, []);
        using var refused = await HandIn(officer, late, []);
        var next = await Draw(officer, "post", learners[0], blueprint, held);

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal("paper-late", await refused.Code());
        Assert.Equal(2, next.GetProperty("attempt").GetInt32());
    }

    [Fact, Trait("requirement", "000-21")]
    public async Task A_short_check_proposes_a_level_without_any_class()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var learners = await course.NewLearners(place.Village, 3);

        var levels = new List<string>();
        foreach (var (learner, right) in learners.Zip([2, 4, 7]))
        {
            var result = await course.Sit(officer, "placement", learner, "placement", classId: null, right);
            levels.Add(result.GetProperty("level").GetString()!);
            Assert.False(result.TryGetProperty("passed", out _));
        }

        Assert.Equal(["grassroots", "basic", "intermediate"], levels);
        var told = (await course.Bus.Events<AssessmentPlaced>()).Where(evt => learners.Contains(evt.LearnerId));
        Assert.Equal(
            [("grassroots", 25), ("basic", 50), ("intermediate", 87)], told.Select(e => (e.Level, e.ScorePercent)));
        Assert.All(told, evt =>
            Assert.Equal(("placement", 1, place.Village), (evt.RuleCode, evt.RuleVersion, evt.AreaId)));
    }

    [Fact]
    public async Task A_quiz_drawn_from_a_bank_completes_the_course_of_whoever_was_there()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 4, asked: 4, attempts: 9);
        var (held, learners) = await course.NewFullClass(place.Village, 1);
        (await CourseFixture.Close(officer, held, learners)).EnsureSuccessStatusCode();

        var failed = await course.Sit(officer, "quiz", learners[0], blueprint, held, right: 1);
        var passed = await course.Sit(officer, "quiz", learners[0], blueprint, held, right: 4);
        await course.Sit(officer, "quiz", learners[0], blueprint, held, right: 4);
        using var fourth = await TryDraw(officer, "quiz", learners[0], blueprint, held);

        Assert.Equal(
            (false, true), (failed.GetProperty("passed").GetBoolean(), passed.GetProperty("passed").GetBoolean()));
        Assert.Equal("attempts-exhausted", await fourth.Code());
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learners[0]);
    }

    [Fact]
    public async Task Questions_come_in_the_language_wished_for_where_there_is_one()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        object translated = new
        {
            code = "two",
            difficulty = "easy",
            correct = "a",
            texts = new[] { Words("vi", "Tiếng Việt?"), Words("tay", "Tày?") },
        };
        await OpenBank(officer, Trade, Question("one"), translated);
        var code = $"l-{place.Province:n}"[..30];
        (await officer.Post("/blueprints", NewBlueprint(code, [Part(Trade, 2)]))).EnsureSuccessStatusCode();
        var (held, learners) = await course.NewFullClass(place.Village, 1);

        var paper = await Draw(officer, "pre", learners[0], code, held, "tay");

        Assert.Equal(
            ["tay", "vi"],
            paper.GetProperty("questions").EnumerateArray()
                .Select(question => question.GetProperty("language").GetString()!).Order());
    }

    [Fact]
    public async Task A_paper_fits_its_class_its_person_and_its_blueprint()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Province);
        using var other = course.SignInAs(foreign.Province);
        var blueprint = await NewMeasure(officer, questions: 2, asked: 2);
        var (held, learners) = await course.NewFullClass(place.Village, 1);
        var payment = await course.NewClass(place.Village, template: "cashless-payment");
        var stranger = await course.NewLearner(place.Village);
        (await officer.Post($"/classes/{payment}/enrolments", new { learnerId = learners[0] }))
            .EnsureSuccessStatusCode();
        var paper = await Draw(officer, "pre", learners[0], blueprint, held);
        object[] unknown = [new { questionId = Guid.CreateVersion7(), optionId = "a" }];

        var refused = new[]
        {
            (await TryDraw(officer, "pre", learners[0], blueprint), "class-needed"),
            (await TryDraw(officer, "placement", learners[0], "placement", held), "class-needed"),
            (await TryDraw(other, "pre", learners[0], blueprint, held), "unknown-class"),
            (await TryDraw(other, "placement", learners[0], "placement"), "unknown-learner"),
            (await TryDraw(officer, "pre", stranger, blueprint, held), "not-enrolled"),
            (await TryDraw(officer, "pre", learners[0], "never-written", held), "unknown-blueprint"),
            (await TryDraw(officer, "pre", learners[0], blueprint, payment), "blueprint-does-not-fit"),
            (await TryDraw(officer, "placement", learners[0], blueprint), "blueprint-does-not-fit"),
            (await HandIn(officer, paper, unknown), "unknown-answer"),
            (await other.Post("/blueprints", NewBlueprint(blueprint, [Part(Trade, 1)])), "blueprint-code-taken"),
        };

        foreach (var (answer, code) in refused)
            Assert.Equal(code, await answer.Code());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/papers/{paper.Id()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await HandIn(other, paper, [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/papers/{paper.Id()}")).StatusCode);
    }

    private Task<int> TurnBack(Guid paper, double minutes) => course.Db(db => db.Database.ExecuteSqlAsync(
        $"""
        update papers set issued_at = issued_at - make_interval(secs => {minutes * 60}),
          due_at = due_at - make_interval(secs => {minutes * 60}),
          refused_after = refused_after - make_interval(secs => {minutes * 60})
        where id = {paper}
        """));
}
