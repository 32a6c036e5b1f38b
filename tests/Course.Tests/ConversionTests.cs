using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.PracticeSteps;

namespace Platform.Courses.Tests;

/// <summary>From helped to alone.</summary>
[Trait("requirement", "003-05")]
public sealed class ConversionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task To_say_that_the_next_time_goes_alone_converts_nobody_and_to_do_it_converts_once()
    {
        var place = await course.NewPlace();
        var applicant = await course.NewLearner(place.Village);
        using var viewer = course.SignInAs(place.Commune);

        await course.Assisted(applicant, place.Commune, daysAgo: 20, claims: true);
        var claimed = await viewer.Conversion();
        await course.Assisted(applicant, place.Commune, daysAgo: 15, alone: true, procedure: "2.000815");
        var another = await viewer.Conversion();
        await course.Assisted(applicant, place.Commune, daysAgo: 10, alone: true);
        await course.Assisted(applicant, place.Commune, daysAgo: 5, alone: true);

        Assert.Equal((1, 0, 0), claimed);
        Assert.Equal((1, 0, 0), another); // another procedure is another thing
        Assert.Equal((1, 1, 1), await viewer.Conversion());
        Assert.Equal((1, 0, 0), await viewer.Conversion("?days=9"));
        Assert.Equal((1, 1, 1), await viewer.Conversion("?days=10"));
        Assert.Equal((0, 0, 0), await viewer.Conversion($"?from={DaysAgo(19)}"));
        Assert.Equal((1, 1, 1), await viewer.Conversion($"?from={DaysAgo(20)}&to={DaysAgo(20)}"));
    }

    [Fact]
    public async Task Practice_and_help_at_the_counter_are_one_history_and_a_witness_weighs_more_than_ones_own_word()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 4);
        using var officer = course.SignInAs(place.Commune);

        await course.Assisted(learners[0], place.Village, daysAgo: 9, topic: "electricity-bill", procedure: null);
        await officer.Practised(learners[0], Paid(daysAgo: 2)); // the topic is the task by another name
        await officer.Practised(learners[1], Paid(assisted: true, daysAgo: 9));
        await officer.Practised(
            learners[1], Paid(daysAgo: 1) with { Evidence = "mentor", WitnessLearnerId = learners[0] });
        await officer.Practised(learners[2], Paid(assisted: true, daysAgo: 9));
        await officer.Practised(learners[2], Paid(daysAgo: 9)); // the same day: which came first is not known
        await officer.Practised(learners[3], Paid(daysAgo: 5)); // never helped

        Assert.Equal((3, 2, 1), await officer.Conversion());
    }

    [Fact]
    public async Task Every_unit_has_its_own_figures_and_a_foreign_one_is_not_known()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var second = await course.NewPlace(place.Province);
        var (one, other) = (await course.NewLearner(place.Village), await course.NewLearner(second.Village));
        using var officer = course.SignInAs(place.Province);
        foreach (var learner in new[] { one, other })
            await officer.Practised(learner, Paid(assisted: true, daysAgo: 9));
        await officer.Practised(other, Paid());

        var figures = await (await officer.GetAsync("/conversion")).Json();
        using var unknown = await officer.GetAsync($"/conversion?areaId={foreign.Commune}");

        Assert.Equal(
            new[] { (place.Commune, 1, 0), (second.Commune, 1, 1) }.Order(),
            figures.GetProperty("areas").EnumerateArray().Select(area => (
                area.GetProperty("areaId").GetGuid(), area.GetProperty("helped").GetInt32(),
                area.GetProperty("independent").GetInt32())).Order());
        Assert.Equal((1, 0, 0), await officer.Conversion($"?areaId={place.Village}"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown-area"), (unknown.StatusCode, await unknown.Code()));
    }

    [Fact]
    public async Task Somebody_registered_twice_is_one_person_until_the_merge_is_undone()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        await officer.Practised(learners[1], Paid(assisted: true, daysAgo: 9));
        await officer.Practised(learners[0], Paid());
        var merged = new LearnersMerged
        {
            LearnerId = learners[0],
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = learners[1],
            MergeId = Guid.CreateVersion7(),
            AreaId = place.Village,
        };

        var apart = await officer.Conversion();
        await course.Bus.Publish(merged);
        await Known(merged.MergeId, undone: false);
        var together = await officer.Conversion();
        await course.Bus.Publish(new LearnersUnmerged
        {
            LearnerId = merged.LearnerId,
            Version = 5,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = merged.MergedLearnerId,
            MergeId = merged.MergeId,
            AreaId = place.Village,
        });
        await Known(merged.MergeId, undone: true);

        Assert.Equal(((1, 0, 0), (1, 1, 0), (1, 0, 0)), (apart, together, await officer.Conversion()));
    }

    [Fact]
    public async Task What_is_told_after_the_end_of_the_month_counts_in_the_month_in_which_it_happened()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var first = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1);

        await officer.Practised(learner, Paid(assisted: true) with { DoneOn = $"{first.AddDays(-1):yyyy-MM-dd}" });
        await officer.Practised(learner, Paid() with { DoneOn = $"{first.AddDays(1):yyyy-MM-dd}" });

        Assert.Equal((1, 1, 0), await officer.Conversion($"?to={first.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal((0, 0, 0), await officer.Conversion($"?from={first:yyyy-MM-dd}"));
    }

    private Task Known(Guid merge, bool undone) => Eventually.True(
        () => course.Db(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge && row.Undone == undone)),
        "the merge");
}
