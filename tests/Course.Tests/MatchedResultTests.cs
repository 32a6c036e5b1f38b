using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>The source knows a number, we know an id, and only Learner knows both.</summary>
[Trait("requirement", "004-13")]
public sealed class MatchedResultTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task However_many_results_wait_for_a_person_the_question_is_asked_once()
    {
        var place = await course.NewPlace();
        var (hash, learner) = (Results.NewHash(), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => officer.Import(
            place.Commune,
            Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-0{number + 1},\n"
                + $"{Results.NewName()},,{hash},dich-vu-cong-truc-tuyen,2026-03-02,\n")));
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
        Assert.Equal("national-platform", asked.Source);
        await Answer(asked, null, 1);
        await Answer(asked, learner, 2);

        await Counted(learner, results: 8);
        var completed = (await course.Bus.Events<CourseCompleted>()).Where(evt => evt.LearnerId == learner);
        Assert.Equal(["online-public-services", "vneid-basics"], completed.Select(evt => evt.CourseCode).Order());
    }

    [Fact]
    public async Task A_result_of_somebody_unknown_is_kept_and_counted_once_when_they_register()
    {
        var place = await course.NewPlace();
        var (hash, learner) = (Results.NewHash(), Guid.CreateVersion7());
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-02,90\n");
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
        await Answer(asked, null, 1);
        Assert.Single(Results.Items(await (await officer.GetAsync("/imported-results?waiting=true")).Json()));

        // The answer may come before the news of the person, and may come twice.
        await Answer(asked, learner, 2);
        await Answer(asked, learner, 2);
        await course.Bus.Publish(CourseFixture.NewLearnerRegistered(learner, place.Village));

        await Counted(learner, results: 1);
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
        Assert.Empty(Results.Items(await (await officer.GetAsync("/imported-results?waiting=true")).Json()));
        var counted = Assert.Single(
            Results.Items(await (await officer.GetAsync("/imported-results?waiting=false")).Json()));
        Assert.Equal("vneid-co-ban", counted.GetProperty("externalCourse").GetString());
        Assert.False(counted.TryGetProperty("learnerId", out _));
    }

    [Fact]
    public async Task Somebody_of_another_area_looks_like_nobody()
    {
        var (place, elsewhere) = (await course.NewPlace(), await course.NewPlace());
        var (hash, stranger) = (Results.NewHash(), await course.NewLearner(elsewhere.Village));
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-02,\n");
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);

        await Answer(asked, stranger, 1);

        await Eventually.True(
            () => course.Db(db => db.ImportedResults.AnyAsync(result =>
                result.LearnerId == stranger && result.LookAt > DateTimeOffset.UtcNow.AddHours(1))),
            "the look at the result");
        var waiting = Assert.Single(Results.Items(await (await officer.GetAsync("/imported-results")).Json()));
        Assert.True(waiting.GetProperty("waiting").GetBoolean());
        Assert.DoesNotContain(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == stranger);
    }

    [Fact]
    public async Task A_person_already_matched_is_not_asked_for_again()
    {
        var place = await course.NewPlace();
        var (hash, learner) = (Results.NewHash(), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-02,\n");
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
        await Answer(asked, learner, 1);
        await Counted(learner, results: 1);

        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},dich-vu-cong-truc-tuyen,2026-03-02,\n");

        await Counted(learner, results: 2);
        Assert.Single(await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
    }

    [Fact]
    public async Task Whoever_is_erased_can_not_be_recognised_by_the_hash_any_more()
    {
        var place = await course.NewPlace();
        var (hash, learner) = (Results.NewHash(), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);
        await officer.Import(
            place.Commune, Results.Header + $"{Results.NewName()},,{hash},vneid-co-ban,2026-03-02,\n");
        var asked = Assert.Single(
            await course.Bus.Events<CompletionMatchRequested>(), evt => evt.SubjectHash == hash);
        await Answer(asked, learner, 1);
        await Counted(learner, results: 1);

        await course.Bus.Publish(new LearnerErased
        {
            LearnerId = learner,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = Guid.CreateVersion7(),
            AreaId = place.Village,
        });

        await Eventually.True(
            () => course.Db(async db => !await db.PersonMatches.AnyAsync(match => match.SubjectHash == hash)),
            "the hash forgotten");
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learner);
    }

    private Task<Guid> Answer(CompletionMatchRequested asked, Guid? learner, long version) =>
        course.Bus.Publish(new CompletionMatchAnswered
        {
            RequestId = asked.RequestId,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
        });

    private Task Counted(Guid learner, int results) => Eventually.True(
        async () => (await course.Bus.Events<CompletionImported>()).Count(evt => evt.LearnerId == learner) == results,
        $"{results} results counted");
}
