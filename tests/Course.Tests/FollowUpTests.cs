using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.PracticeSteps;

namespace Platform.Courses.Tests;

/// <summary>Questions 30 and 90 days later, by a clock that the test sets.</summary>
[Trait("requirement", "000-14")]
public sealed class FollowUpTests(ClockCourseFixture course) : IClassFixture<ClockCourseFixture>, IDisposable
{
    public void Dispose() => course.Clock.Reset();

    [Fact]
    public async Task A_person_is_asked_once_after_30_and_once_after_90_days_and_the_answer_is_kept()
    {
        var (officer, learner) = await Prepare();
        await officer.Practised(learner, Paid(assisted: true));
        await officer.Practised(learner, Paid()); // the bill of the next month asks no second time

        Assert.Empty(await Questions(officer));
        Later(days: 31);
        var id = await Eventually.Get(async () => (await Questions(officer)).FirstOrDefault(), "the first question");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => officer.Post($"/practice-follow-ups/{id}/answer", new { answer = "alone" })));
        using var other = await officer.Post($"/practice-follow-ups/{id}/answer", new { answer = "not-done" });
        Later(days: 92);
        await Eventually.True(async () => (await Asked(learner)).Count == 2, "the second question");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal((HttpStatusCode.Conflict, "follow-up-answered"), (other.StatusCode, await other.Code()));
        Assert.Equal([30, 90], (await Asked(learner)).Select(evt => evt.Days));
        Assert.Equal("Trả tiền điện bằng điện thoại", (await Asked(learner))[0].TaskTitle);
        var answered = Assert.Single(
            await course.Bus.Events<PracticeFollowUpAnswered>(), evt => $"{evt.FollowUpId}" == id);
        Assert.Equal(("alone", 2L), (answered.Answer, answered.Version));
        var figures = await (await officer.GetAsync("/conversion")).Json();
        Assert.Equal(
            [(30, 1, 1, 1), (90, 1, 0, 0)],
            figures.GetProperty("followUps").EnumerateArray().Select(row => (
                row.GetProperty("days").GetInt32(), row.GetProperty("asked").GetInt32(),
                row.GetProperty("answered").GetInt32(), row.GetProperty("alone").GetInt32())));
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_day_nor_about_what_is_long_ago_nor_after_death()
    {
        var (officer, learner) = await Prepare();
        await officer.Practised(learner, Paid(daysAgo: 40)); // 30 days are over: only the question after 90 is left
        var only = await course.Db(db => db.FollowUps.SingleAsync(followUp => followUp.LearnerId == learner));
        using var early = await officer.Post($"/practice-follow-ups/{only.Id}/answer", new { answer = "alone" });

        await course.Bus.Publish(new LearnerProfileChanged
        {
            LearnerId = learner,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = only.AreaId,
            State = "deactivated",
            Audiences = ["citizen"],
            PreferredLanguage = "vi",
            ChangedFields = ["state"],
        });
        await Eventually.True(
            () => course.Db(db => db.Learners.AnyAsync(row => row.Id == learner && !row.Active)), "the death");
        Later(days: 60);
        await Eventually.True(
            () => course.Db(db => db.FollowUps.AnyAsync(one =>
                one.Id == only.Id && one.State == Practice.FollowUpState.Dropped)),
            "the question that is not asked");
        using var refused = await officer.Practise(learner, Paid());

        Assert.Equal((HttpStatusCode.Conflict, "follow-up-not-asked"), (early.StatusCode, await early.Code()));
        Assert.Equal((HttpStatusCode.Conflict, "learner-inactive"), (refused.StatusCode, await refused.Code()));
        Assert.Equal(90, only.Days);
        Assert.Empty(await Asked(learner));
    }

    private void Later(int days) => course.Clock.Set(DateTimeOffset.UtcNow.AddDays(days));

    private async Task<(HttpClient Officer, Guid Learner)> Prepare()
    {
        var place = await course.NewPlace();
        return (course.SignInAs(place.Commune), await course.NewLearner(place.Village));
    }

    private async Task<List<PracticeFollowUpDue>> Asked(Guid learner) =>
        [.. (await course.Bus.Events<PracticeFollowUpDue>()).Where(evt => evt.LearnerId == learner)];

    /// <summary>Ids of the questions that wait for an answer.</summary>
    private static async Task<string[]> Questions(HttpClient officer)
    {
        var page = await (await officer.GetAsync("/practice-follow-ups")).Json();
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }
}
