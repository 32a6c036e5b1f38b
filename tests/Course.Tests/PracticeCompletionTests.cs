using System.Net;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.PracticeSteps;

namespace Platform.Courses.Tests;

/// <summary>What people do in real life completes courses, where a decision says so and for what it is worth.</summary>
public sealed class PracticeCompletionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private const string Electricity = "pay-electricity-bill";
    private const string Water = "pay-water-bill";

    [Fact, Trait("requirement", "003-02")]
    public async Task An_old_man_taught_by_his_children_completes_without_a_class_and_the_home_vouches_for_it()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("household") });
        var (father, daughter) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));

        foreach (var topic in new[] { "electricity-bill", "water-bill" })
            await course.Bus.Publish(Guided(place, father, daughter, topic));

        await Eventually.True(async () => (await Completed(father)).Count > 0, "the completion");
        var completed = Assert.Single(await Completed(father));
        Assert.Equal(
            (id, "household", null, 1, place.Village),
            (completed.CourseId, completed.AssuranceLevel, completed.Source, completed.RuleVersion, completed.AreaId));
        using var officer = course.SignInAs(place.Commune);
        var shown = await officer.Read($"/completions/{completed.CompletionId}");
        Assert.False(shown.TryGetProperty("classId", out _));
        Assert.Equal(["practice", "practice"], shown.GetProperty("evidence").Strings("kind"));
        Assert.DoesNotContain(await course.Bus.Events<AttendanceRecorded>(), evt => evt.LearnerId == father);
        Assert.DoesNotContain(await course.Bus.Events<EnrolmentCreated>(), evt => evt.LearnerId == father);
    }

    [Fact]
    public async Task The_weakest_witness_says_what_it_is_worth_and_of_two_records_the_better_one_counts()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("self") });
        var learners = await course.NewLearners(place.Village, 2);
        var mentor = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var seen = Paid() with { Evidence = "mentor", WitnessLearnerId = mentor };

        await officer.Practised(learners[0], seen);
        await officer.Practised(learners[0], Paid() with { TaskCode = Water });
        await officer.Practised(learners[1], Paid());
        await officer.Practised(learners[1], seen with { Id = Guid.CreateVersion7() });
        await officer.Practised(learners[1], seen with { Id = Guid.CreateVersion7(), TaskCode = Water });

        Assert.Equal("self-study", Assert.Single(await Completed(learners[0])).AssuranceLevel);
        Assert.Equal("witnessed", Assert.Single(await Completed(learners[1])).AssuranceLevel);
    }

    [Fact]
    public async Task A_weaker_witness_than_the_rule_asks_for_and_help_where_it_asks_for_none_complete_nothing()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("mentor", alone: true, Electricity) });
        var learner = await course.NewLearner(place.Village);
        var mentor = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var seen = Paid() with { Evidence = "mentor", WitnessLearnerId = mentor };

        await officer.Practised(learner, Paid());
        await officer.Practised(learner, Paid() with { Evidence = "household" });
        await officer.Practised(learner, seen with { Id = Guid.CreateVersion7(), Assisted = true });
        Assert.Empty(await Completed(learner));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => officer.Practise(learner, seen with { Id = Guid.CreateVersion7() })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal("witnessed", Assert.Single(await Completed(learner)).AssuranceLevel);
    }

    [Fact]
    public async Task A_class_may_ask_for_practice_besides_and_whichever_comes_last_completes()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new
        {
            classKind = "hands-on",
            needsAttendance = true,
            needsPass = true,
            practice = Need("self", alone: false, Electricity),
            assurance = "attended",
        });
        var template = CatalogueSteps.NewCode("mau");
        (await owner.Post("/class-templates", new { code = template, courseId = id })).EnsureSuccessStatusCode();
        var (early, late) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);

        await officer.Practised(early, Paid());
        await ProgrammeTests.Complete(course, place, early, template);
        await ProgrammeTests.Complete(course, place, late, template);
        Assert.Single(await Completed(early));
        Assert.Empty(await Completed(late));
        await officer.Practised(late, Paid());

        var completed = Assert.Single(await Completed(late));
        Assert.Equal("attended", completed.AssuranceLevel);
        var shown = await officer.Read($"/completions/{completed.CompletionId}");
        Assert.True(shown.TryGetProperty("classId", out _));
        Assert.Equal(
            ["assessment", "attendance", "practice"], shown.GetProperty("evidence").Strings("kind").Order());
    }

    [Fact]
    public async Task Practice_of_a_reversed_completion_never_counts_again_and_new_practice_does()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("self", alone: false, Electricity) });
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        await officer.Practised(learner, Paid());
        var first = Assert.Single(await Completed(learner));
        (await officer.Reverse(first.CompletionId)).EnsureSuccessStatusCode();

        await officer.Practised(learner, Paid() with { TaskCode = Water });
        Assert.Single(await Completed(learner));
        await officer.Practised(learner, Paid());
        await officer.Practised(learner, Paid());

        var completions = await Completed(learner);
        Assert.Equal([1, 1], completions.Select(evt => evt.Cycle));
    }

    [Fact]
    public async Task Tasks_done_under_two_registrations_are_done_by_the_person_they_turn_out_to_be()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("self") });
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);
        await officer.Practised(learners[0], Paid());
        await officer.Practised(learners[1], Paid() with { TaskCode = Water });

        await course.Bus.Publish(new LearnersMerged
        {
            LearnerId = learners[0],
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            MergeId = Guid.CreateVersion7(),
            MergedLearnerId = learners[1],
            AreaId = place.Village,
        });

        await Eventually.True(async () => (await Completed(learners[0])).Count > 0, "the completion");
        Assert.Single(await Completed(learners[0]));
        Assert.Empty(await Completed(learners[1]));
    }

    [Fact]
    public async Task A_new_version_asks_nobody_who_practised_for_an_earlier_one_and_keeps_the_tasks_of_the_rule()
    {
        var (place, owner, id) = await Prepare();
        await Rule(owner, id, new { practice = Need("self", alone: false, Electricity) });
        var (early, late) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        using var officer = course.SignInAs(place.Commune);
        await officer.Practised(early, Paid());

        var other = CatalogueSteps.Content();
        (await owner.Put($"/courses/{id}/draft", other)).EnsureSuccessStatusCode();
        using var without = await owner.Publish(id);
        (await owner.Put($"/courses/{id}/draft", Content())).EnsureSuccessStatusCode();
        (await owner.Publish(id)).EnsureSuccessStatusCode();
        await officer.Practised(early, Paid());
        await officer.Practised(late, Paid());

        var (status, code, reasons) = await without.Refusal("reasons");
        Assert.Equal((422, "publish-refused"), (status, code));
        Assert.Equal(["completion-task-missing"], reasons);
        Assert.Equal(1, Assert.Single(await Completed(early)).CourseVersion);
        Assert.Equal(2, Assert.Single(await Completed(late)).CourseVersion);
    }

    [Fact]
    public async Task A_rule_that_contradicts_itself_or_asks_for_what_the_course_does_not_lead_to_is_refused()
    {
        var (_, owner, id) = await Prepare();
        using var stranger = course.SignInAs((await course.NewPlace()).Province);

        async Task<string?> Refused(object rule)
        {
            using var answer = await owner.Post($"/courses/{id}/completion-rules", rule);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Code();
        }

        const string source = "15/QĐ-SKHCN";
        object[] contradictions =
        [
            new { source },
            new { source, practice = Need("self"), assurance = "proctored" },
            new { source, practice = Need("self"), needsPass = true },
            new { source, classKind = "hands-on", needsPass = true },
            new { source, classKind = "online", practice = Need("self") },
            new { source, classKind = "self-paced", needsAttendance = true, needsPass = true, assurance = "attended" },
        ];
        foreach (var contradiction in contradictions)
            Assert.Equal("completion-rule-invalid", await Refused(contradiction));
        Assert.Equal("unknown-code", await Refused(
            new { source, practice = Need("self", alone: false, "look-up-land") }));
        using var foreign = await stranger.Post(
            $"/courses/{id}/completion-rules", new { source, practice = Need("self") });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var unpublished = await owner.Post(
            $"/courses/{await owner.DraftCourse()}/completion-rules", new { source, practice = Need("self") });
        Assert.Equal("unknown-course", await unpublished.Code());
    }

    /// <summary>A published course of a province that leads to two bills.</summary>
    private async Task<(Place Place, HttpClient Owner, Guid Course)> Prepare()
    {
        var place = await course.NewPlace();
        var owner = course.SignInAs(place.Province);
        return (place, owner, await owner.PublishCourse(Content()));
    }

    private static Dictionary<string, object?> Content()
    {
        var content = CatalogueSteps.Content();
        content["practiceTasks"] = new[] { Electricity, Water };
        return content;
    }

    private static object Need(string leastWitness, bool alone = false, params string[] tasks) =>
        new { tasks = tasks is [] ? [Electricity, Water] : tasks, leastWitness, alone };

    private static async Task Rule(HttpClient owner, Guid id, object rule)
    {
        var members = System.Text.Json.JsonSerializer.SerializeToNode(rule)!.AsObject();
        members["source"] = "15/QĐ-SKHCN";
        using var answer = await owner.Post($"/courses/{id}/completion-rules", members);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static HouseholdGuided Guided(Place place, Guid guided, Guid guide, string topic) => new()
    {
        HouseholdId = Guid.CreateVersion7(),
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        GuideId = Guid.CreateVersion7(),
        GuideMemberId = Guid.CreateVersion7(),
        GuidedMemberId = Guid.CreateVersion7(),
        GuideLearnerId = guide,
        GuidedLearnerId = guided,
        AreaId = place.Village,
        On = Today.AddDays(-1),
        Evidence = "household",
        TopicCode = topic,
    };

    private async Task<IReadOnlyList<CourseCompleted>> Completed(Guid learner) =>
        [.. (await course.Bus.Events<CourseCompleted>()).Where(evt => evt.LearnerId == learner)];
}
