using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Completions;

namespace Platform.Courses.Tests;

/// <summary>Rules are rows: a decision adds one, and what was judged before keeps its own.</summary>
public sealed class CompletionRuleTests(ClockCourseFixture course) : IClassFixture<ClockCourseFixture>
{
    [Fact]
    public async Task Every_rule_says_what_it_needs_and_where_it_comes_from()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);

        var rules = Results.Items(await (await officer.GetAsync("/completion-rules")).Json());

        Assert.All(rules, rule => Assert.NotEmpty(rule.GetProperty("source").GetString()!));
        var byCode = rules.Where(rule => !rule.TryGetProperty("courseId", out _))
            .ToDictionary(rule => rule.GetProperty("code").GetString()!);
        Assert.Superset(
            new HashSet<string> { "festival", "hands-on", "imported", "online", "self-paced", "thematic-meeting" },
            byCode.Keys.ToHashSet());
        Assert.Equal((true, true, "attended"), Needs(byCode["hands-on"]));
        Assert.Equal((false, true, "self-study"), Needs(byCode["self-paced"]));

        static (bool, bool, string?) Needs(JsonElement rule) => (
            rule.GetProperty("needsAttendance").GetBoolean(), rule.GetProperty("needsPass").GetBoolean(),
            rule.GetProperty("assuranceLevel").GetString());
    }

    [Fact]
    public async Task A_course_with_a_rule_of_its_own_is_judged_by_that()
    {
        var place = await course.NewPlace();
        await Add("cashless-payment", rule => new CompletionRule
        {
            Code = "cashless-alone",
            Version = 1,
            AppliesTo = "hands-on",
            CourseId = rule,
            NeedsAttendance = false,
            NeedsPass = true,
            AssuranceLevel = "self-study",
            Source = "QĐ 01/QĐ-UBND",
            ValidFrom = DateTimeOffset.UtcNow.AddDays(-1),
        });
        var held = await course.NewClass(place.Village, template: "cashless-payment");
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{held}/enrolments", new { learnerId = learner })).EnsureSuccessStatusCode();

        using var passed = await course.Submit(officer, held, learner, right: 5);

        Assert.True((await passed.Json()).GetProperty("completed").GetBoolean());
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
        Assert.Equal(
            ("cashless-alone", 1, "self-study"),
            (completed.RuleCode, completed.RuleVersion, completed.AssuranceLevel));
    }

    [Fact]
    public async Task A_course_that_has_to_be_renewed_is_completed_once_in_each_cycle()
    {
        var place = await course.NewPlace();
        await Add("scam-avoidance", rule => new CompletionRule
        {
            Code = "scam-yearly",
            Version = 1,
            AppliesTo = "hands-on",
            CourseId = rule,
            NeedsAttendance = true,
            NeedsPass = true,
            AssuranceLevel = "attended",
            RenewalMonths = 1,
            Source = "QĐ 02/QĐ-UBND",
            ValidFrom = DateTimeOffset.UtcNow.AddDays(-1),
        });
        var learner = await course.NewLearner(place.Village);
        try
        {
            await Complete(place, learner);
            await Complete(place, learner); // too early: nothing to renew
            course.Clock.Set(DateTimeOffset.UtcNow.AddDays(40));
            await Complete(place, learner);
            await Complete(place, learner);
        }
        finally
        {
            course.Clock.Reset();
        }

        var completed = (await course.Bus.Events<CourseCompleted>()).Where(evt => evt.LearnerId == learner);
        Assert.Equal([1, 2], completed.Select(evt => evt.Cycle));
    }

    private async Task Complete(Place place, Guid learner)
    {
        var held = await course.NewClass(place.Village, template: "scam-avoidance");
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{held}/enrolments", new { learnerId = learner })).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, held, [learner])).EnsureSuccessStatusCode();
        (await course.Submit(officer, held, learner, right: 5)).EnsureSuccessStatusCode();
    }

    private Task<int> Add(string code, Func<Guid, CompletionRule> make) => course.Db(async db =>
    {
        var id = await db.Courses.Where(one => one.Code == code).Select(one => one.Id).SingleAsync();
        db.CompletionRules.Add(make(id));
        return await db.SaveChangesAsync();
    });
}
