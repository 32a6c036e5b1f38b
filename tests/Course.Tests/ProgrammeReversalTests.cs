using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

/// <summary>A programme is done as long as its modules are.</summary>
public sealed class ProgrammeReversalTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "002-17")]
    public async Task A_programme_ends_with_one_of_its_courses_and_is_completed_anew_with_it()
    {
        var (place, owner, first, second, programme) = await Prepare();
        var learner = await course.NewLearner(place.Village);
        await Complete(place, learner, first.Template);
        await Complete(place, learner, second.Template);
        var before = Assert.Single(await Completed(learner));

        var lost = await Reverse(owner, learner, second.Course);

        var reversed = Assert.Single(await Reversed(learner));
        Assert.Equal(
            (before.ProgrammeCompletionId, 2, lost, programme, 1, place.Village),
            (reversed.ProgrammeCompletionId, reversed.Version, reversed.CompletionId, reversed.ProgrammeId,
                reversed.ProgrammeVersion, reversed.AreaId));
        Assert.Equal([true], await Ended(owner, programme, learner));
        var progress = await owner.Read($"/programmes/{programme}/progress/{learner}");
        Assert.Equal(1, progress.GetProperty("done").GetInt32());

        await Complete(place, learner, second.Template);
        await Complete(place, learner, second.Template);

        var completed = await Completed(learner);
        Assert.Equal(2, completed.Select(evt => evt.ProgrammeCompletionId).Distinct().Count());
        Assert.Equal(2, completed.Count);
        Assert.DoesNotContain(lost, completed[1].CompletionIds);
        Assert.Equal([true, false], await Ended(owner, programme, learner));
    }

    [Fact]
    public async Task Where_another_course_counts_for_the_module_the_programme_is_completed_by_that_at_once()
    {
        var (place, owner, first, second, programme) = await Prepare();
        var other = await ProgrammeTests.Offer(owner);
        using var accepted = await owner.Post($"/programmes/{programme}/equivalences", new
        {
            moduleCode = "m2",
            courseId = other.Course,
            validFrom = VietnamTime.Today(TimeProvider.System).AddDays(-1),
            source = "Công văn 21/SKHCN",
        });
        accepted.EnsureSuccessStatusCode();
        var learner = await course.NewLearner(place.Village);
        foreach (var template in new[] { first.Template, second.Template, other.Template })
            await Complete(place, learner, template);
        Assert.Single(await Completed(learner));

        var lost = await Reverse(owner, learner, second.Course);

        Assert.Single(await Reversed(learner));
        var completed = await Completed(learner);
        Assert.Equal(2, completed.Count);
        Assert.DoesNotContain(lost, completed[1].CompletionIds);
        Assert.Equal([true, false], await Ended(owner, programme, learner));
    }

    [Fact]
    public async Task Both_courses_reversed_at_once_reverse_the_programme_once()
    {
        var (place, owner, first, second, programme) = await Prepare();
        var learner = await course.NewLearner(place.Village);
        await Complete(place, learner, first.Template);
        await Complete(place, learner, second.Template);

        await Task.WhenAll(
            Reverse(owner, learner, first.Course), Reverse(owner, learner, second.Course));

        Assert.Single(await Reversed(learner));
        Assert.Single(await Completed(learner));
        Assert.Equal([true], await Ended(owner, programme, learner));
    }

    [Fact]
    public async Task Whoever_keeps_a_programme_tells_of_its_versions_and_of_what_else_is_decided_about_it()
    {
        var (place, owner, first, second, programme) = await Prepare();
        var other = await ProgrammeTests.Offer(owner);

        (await owner.Post(
            $"/programmes/{programme}/versions",
            System.Net.Http.Json.JsonContent.Create(CatalogueSteps.Programme([first.Course])), "*"))
            .EnsureSuccessStatusCode();
        (await owner.Put(
            $"/programmes/{programme}/seat-policy", new { audiences = new[] { "cadre" }, source = "KH 1" }))
            .EnsureSuccessStatusCode();
        (await owner.Post($"/programmes/{programme}/equivalences", new
        {
            moduleCode = "m1",
            courseId = other.Course,
            validFrom = VietnamTime.Today(TimeProvider.System),
            source = "Công văn 21/SKHCN",
        })).EnsureSuccessStatusCode();

        var published = (await course.Bus.Events<ProgrammePublished>()).Where(evt => evt.ProgrammeId == programme);
        Assert.Equal([(1, 1, 2), (2, 2, 1)], published.Select(
            evt => ((int)evt.Version, evt.ProgrammeVersion, evt.CourseIds.Count)));
        Assert.All(published, evt => Assert.Equal(place.Province, evt.AreaId));
        var changed = (await course.Bus.Events<ProgrammeChanged>()).Where(evt => evt.ProgrammeId == programme);
        Assert.Equal(
            [(3, "seat-policy-set", (Guid?)null), (4, "equivalence-accepted", other.Course)],
            changed.Select(evt => ((int)evt.Version, evt.ReasonCode, evt.CourseId)));
        Assert.NotEqual(second.Course, first.Course);
    }

    private async Task<(Place Place, HttpClient Owner, Offered First, Offered Second, Guid Programme)> Prepare()
    {
        var place = await course.NewPlace();
        var owner = course.SignInAs(place.Province);
        var (first, second) = (await ProgrammeTests.Offer(owner), await ProgrammeTests.Offer(owner));
        return (
            place, owner, new(first.Course, first.Template), new(second.Course, second.Template),
            await owner.NewProgramme(first.Course, second.Course));
    }

    private sealed record Offered(Guid Course, string Template);

    private Task Complete(Place place, Guid learner, string template) =>
        ProgrammeTests.Complete(course, place, learner, template);

    /// <returns>The completion of the course that counts no longer.</returns>
    private static async Task<Guid> Reverse(HttpClient owner, Guid learner, Guid courseId)
    {
        var completion = (await owner.CompletionsOf(learner))
            .Single(row => row.GetProperty("courseId").GetGuid() == courseId).GetProperty("id").GetGuid();
        (await owner.Reverse(completion)).EnsureSuccessStatusCode();
        return completion;
    }

    /// <returns>Of each completion of the programme, in their order, whether it was reversed.</returns>
    private static async Task<IEnumerable<bool>> Ended(HttpClient owner, Guid programme, Guid learner)
    {
        var page = await owner.Read($"/programmes/{programme}/completions?learnerId={learner}");
        return Results.Items(page).Select(row => row.TryGetProperty("reversedAt", out _));
    }

    private async Task<IReadOnlyList<ProgrammeCompleted>> Completed(Guid learner) =>
        [.. (await course.Bus.Events<ProgrammeCompleted>()).Where(evt => evt.LearnerId == learner)];

    private async Task<IReadOnlyList<ProgrammeCompletionReversed>> Reversed(Guid learner) =>
        [.. (await course.Bus.Events<ProgrammeCompletionReversed>()).Where(evt => evt.LearnerId == learner)];
}
