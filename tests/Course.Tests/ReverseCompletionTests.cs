using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class ReverseCompletionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_completion_says_by_which_rule_and_on_what_evidence()
    {
        var place = await course.NewPlace();
        var (held, learners) = await course.NewCompletions(place, 1);
        using var officer = course.SignInAs(place.Commune);
        var id = Assert.Single(await officer.CompletionsOf(learners[0])).GetProperty("id").GetGuid();

        using var answer = await officer.GetAsync($"/completions/{id}");

        var shown = await answer.Json();
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal(
            ("hands-on", 1, "attended", 1, held),
            (shown.GetProperty("ruleCode").GetString(), shown.GetProperty("ruleVersion").GetInt32(),
                shown.GetProperty("assuranceLevel").GetString(), shown.GetProperty("cycle").GetInt32(),
                shown.GetProperty("classId").GetGuid()));
        var evidence = shown.GetProperty("evidence").EnumerateArray()
            .ToDictionary(one => one.GetProperty("kind").GetString()!, one => one.GetProperty("id").GetGuid());
        Assert.Equal(["assessment", "attendance"], evidence.Keys.Order());
        Assert.True(await course.Db(db => db.Attendances.AnyAsync(row => row.Id == evidence["attendance"])));
        Assert.True(await course.Db(db => db.Assessments.AnyAsync(row => row.Id == evidence["assessment"])));
        var completed = Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.CompletionId == id);
        Assert.Equal(
            (1, "hands-on", 1, null),
            (completed.Cycle, completed.RuleCode, completed.RuleVersion, completed.Source));
    }

    [Fact]
    public async Task A_reversed_completion_stays_with_its_reason_and_the_others_hear_of_it()
    {
        var place = await course.NewPlace();
        var (_, learners) = await course.NewCompletions(place, 1);
        using var officer = course.SignInAs(place.Commune);
        var id = (await officer.CompletionsOf(learners[0]))[0].GetProperty("id").GetGuid();

        using var answer = await officer.Reverse(id, reason: "evidence-withdrawn", reference: "12/BB-UBND");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await answer.Json();
        Assert.Equal(
            ("evidence-withdrawn", "12/BB-UBND"),
            (shown.GetProperty("reversalReason").GetString(), shown.GetProperty("reversalReference").GetString()));
        var reversed = Assert.Single(await course.Bus.Events<CompletionReversed>(), evt => evt.CompletionId == id);
        Assert.Equal(
            (2, learners[0], 1, "evidence-withdrawn", place.Village),
            (reversed.Version, reversed.LearnerId, reversed.Cycle, reversed.ReasonCode, reversed.AreaId));
        Assert.True((await officer.CompletionsOf(learners[0]))[0].TryGetProperty("reversedAt", out _));
    }

    [Fact]
    public async Task Twenty_reversals_at_once_are_one()
    {
        var place = await course.NewPlace();
        var (_, learners) = await course.NewCompletions(place, 1);
        using var officer = course.SignInAs(place.Commune);
        var id = (await officer.CompletionsOf(learners[0]))[0].GetProperty("id").GetGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => officer.Reverse(id, "*")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        using var again = await officer.Reverse(id);
        Assert.Equal("completion-already-reversed", await again.Code());
        Assert.Single(await course.Bus.Events<CompletionReversed>(), evt => evt.CompletionId == id);
    }

    [Fact]
    public async Task A_stale_version_a_foreign_row_and_words_in_the_reference_are_refused()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (_, learners) = await course.NewCompletions(place, 1);
        using var officer = course.SignInAs(place.Commune);
        using var stranger = course.SignInAs(foreign.Province);
        using var reader = course.SignInAs(place.Commune, Scopes.ClassesRead);
        var id = (await officer.CompletionsOf(learners[0]))[0].GetProperty("id").GetGuid();

        using var stale = await officer.Reverse(id, "\"1\"");
        using var unknown = await stranger.Reverse(id, "*");
        using var unread = await stranger.GetAsync($"/completions/{id}");
        using var forbidden = await reader.Reverse(id, "*");
        using var words = await officer.Reverse(id, reference: "ông Nguyễn Văn A");
        using var reason = await officer.Reverse(id, reason: "because");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unread.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, words.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, reason.StatusCode);
        Assert.DoesNotContain(await course.Bus.Events<CompletionReversed>(), evt => evt.CompletionId == id);
    }

    [Fact]
    public async Task Evidence_of_a_reversed_completion_never_counts_again_and_other_evidence_does()
    {
        var place = await course.NewPlace();
        var (held, learners) = await course.NewCompletions(place, 1);
        using var officer = course.SignInAs(place.Commune);
        var first = (await officer.CompletionsOf(learners[0]))[0].GetProperty("id").GetGuid();
        (await officer.Reverse(first)).EnsureSuccessStatusCode();

        using var again = await course.Submit(officer, held, learners[0], right: 5);
        Assert.False((await again.Json()).GetProperty("completed").GetBoolean()); // not there, as far as is known
        var other = await course.NewClass(place.Village);
        (await officer.Post($"/classes/{other}/enrolments", new { learnerId = learners[0] })).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, other, learners)).EnsureSuccessStatusCode();
        using var passed = await course.Submit(officer, other, learners[0], right: 4);

        Assert.True((await passed.Json()).GetProperty("completed").GetBoolean());
        var completions = await officer.CompletionsOf(learners[0]);
        Assert.Equal([true, false], completions.Select(row => row.TryGetProperty("reversedAt", out _)));
        Assert.All(completions, row => Assert.Equal(1, row.GetProperty("cycle").GetInt32()));
    }
}
