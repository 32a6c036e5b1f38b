using System.Net;
using System.Net.Http.Json;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class ProgrammeTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly Guid FourT = new("0197a000-0000-7000-8000-000000000101");

    [Fact, Trait("requirement", "002-17")]
    public async Task The_4T_programme_is_complete_with_four_of_four_modules_once()
    {
        var place = await course.NewPlace();
        var learner = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        foreach (var module in new[] { "small-trader", "e-commerce", "cashless-payment" })
            await Complete(place, learner, module);
        Assert.Empty(await CompletedBy(learner));
        Assert.Equal(3, (await Progress(officer, learner)).GetProperty("done").GetInt32());
        await Complete(place, learner, "digital-savings");
        await Complete(place, learner, "digital-savings");

        var completed = Assert.Single(await CompletedBy(learner));
        Assert.Equal((FourT, 1, "4t", place.Village), (
            completed.ProgrammeId, completed.ProgrammeVersion, completed.ProgrammeCode, completed.AreaId));
        Assert.Equal(4, completed.CompletionIds.Distinct().Count());
        Assert.Equal(4, (await Progress(officer, learner)).GetProperty("done").GetInt32());
        var listed = await officer.Read($"/programmes/{FourT}/completions?learnerId={learner}");
        Assert.Equal([completed.ProgrammeCompletionId], listed.Ids());
        using var foreign = course.SignInAs((await course.NewPlace()).Province);
        Assert.Empty((await foreign.Read($"/programmes/{FourT}/completions?learnerId={learner}")).Ids());
        using var unseen = await foreign.GetAsync($"/programmes/{FourT}/progress/{learner}");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact]
    public async Task Two_registrations_that_together_did_every_module_are_one_person_who_did()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var (one, other) = (await Offer(owner), await Offer(owner));
        var programme = await owner.NewProgramme(one.Course, other.Course);
        var learners = await course.NewLearners(place.Village, 2);
        await Complete(place, learners[0], one.Template);
        await Complete(place, learners[1], other.Template);

        await course.Bus.Publish(new LearnersMerged
        {
            LearnerId = learners[0],
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            MergeId = Guid.CreateVersion7(),
            MergedLearnerId = learners[1],
            AreaId = place.Village,
        });

        await Eventually.True(async () => (await CompletedBy(learners)).Any(), "the completion of the programme");
        var completed = Assert.Single(await CompletedBy(learners));
        Assert.Equal((programme, learners[0]), (completed.ProgrammeId, completed.LearnerId));
    }

    [Fact]
    public async Task Another_course_counts_for_a_module_where_a_decision_says_so_and_only_in_its_days()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var (asked, taken) = (await Offer(owner), await Offer(owner));
        var programme = await owner.NewProgramme(asked.Course);
        var learner = await course.NewLearner(place.Village);
        await Complete(place, learner, taken.Template);
        var today = VietnamTime.Today(TimeProvider.System);

        using var past = await Accept(taken.Course, today.AddDays(-30), today);
        Assert.Empty(await CompletedBy(learner));
        using var valid = await Accept(taken.Course, today.AddDays(-1), null);
        using var again = await Accept(taken.Course, today.AddDays(-1), null);
        using var unknown = await Accept(Guid.CreateVersion7(), today, null);
        using var backwards = await Accept(taken.Course, today, today);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (past.StatusCode, valid.StatusCode));
        Assert.Equal(programme, Assert.Single(await CompletedBy(learner)).ProgrammeId);
        Assert.Equal("equivalence-exists", await again.Code());
        Assert.Equal("unknown-course", await unknown.Code());
        Assert.Equal("dates-invalid", await backwards.Code());
        var equivalences = (await owner.Read($"/programmes/{programme}")).GetProperty("equivalences");
        Assert.Equal(["Công văn 21/SKHCN", "Công văn 21/SKHCN"], equivalences.Strings("source"));

        Task<HttpResponseMessage> Accept(Guid courseId, DateOnly validFrom, DateOnly? validTo) => owner.Post(
            $"/programmes/{programme}/equivalences",
            new { moduleCode = "m1", courseId, validFrom, validTo, source = "Công văn 21/SKHCN" });
    }

    [Fact]
    public async Task Whoever_began_completes_the_version_they_began_with()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var (one, two, three) = (await Offer(owner), await Offer(owner), await Offer(owner));
        var programme = await owner.NewProgramme(one.Course, two.Course);
        var (early, late) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        await Complete(place, early, one.Template);

        using var answer = await owner.Post(
            $"/programmes/{programme}/versions",
            JsonContent.Create(CatalogueSteps.Programme([one.Course, two.Course, three.Course])), "*");
        Assert.Equal(2, (await answer.Json()).GetProperty("version").GetInt32());
        await Complete(place, late, one.Template);
        await Complete(place, late, two.Template);
        await Complete(place, early, two.Template);

        Assert.Equal(1, Assert.Single(await CompletedBy(early)).ProgrammeVersion);
        Assert.Empty(await CompletedBy(late));
        await Complete(place, late, three.Template);
        Assert.Equal(2, Assert.Single(await CompletedBy(late)).ProgrammeVersion);
    }

    [Fact]
    public async Task What_is_learnt_in_one_province_completes_no_programme_of_another()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var other = course.SignInAs(foreign.Province);
        var shared = (await other.Read("/class-templates/vneid-basics")).GetProperty("courseId").GetGuid();
        var programme = await other.NewProgramme(shared);
        var learner = await course.NewLearner(place.Village);

        await Complete(place, learner, "vneid-basics");

        Assert.DoesNotContain(await CompletedBy(learner), evt => evt.ProgrammeId == programme);
    }

    [Fact]
    public async Task A_seat_policy_is_written_anew_and_never_changed()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var owner = course.SignInAs(place.Province);
        using var other = course.SignInAs(foreign.Province);
        var programme = await owner.NewProgramme((await Offer(owner)).Course);
        var uri = $"/programmes/{programme}/seat-policy";
        var etag = (await owner.GetAsync($"/programmes/{programme}")).Headers.ETag!.Tag;

        using var first = await owner.Put(uri, Order("cadre", "worker", "core-force", "citizen"), etag);
        using var stale = await owner.Put(uri, Order("citizen"), etag);
        using var second = await owner.Put(uri, Order("elderly", "citizen"));
        var parallel = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => owner.Put(uri, Order("elderly", "citizen"))));
        using var twice = await owner.Put(uri, Order("citizen", "citizen"));
        using var unknown = await owner.Put(uri, Order("astronaut"));
        using var stranger = await other.Put(uri, Order("citizen"));

        Assert.Equal(1, (await first.Json()).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(2, (await second.Json()).GetProperty("version").GetInt32());
        Assert.All(parallel, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal("audience-twice", await twice.Code());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        var policy = (await owner.Read($"/programmes/{programme}")).GetProperty("seatPolicy");
        Assert.Equal(["elderly", "citizen"], Names(policy.GetProperty("audiences")));

        static IEnumerable<string?> Names(System.Text.Json.JsonElement list) =>
            list.EnumerateArray().Select(name => name.GetString());

        static object Order(params string[] audiences) => new { audiences, source = "Kế hoạch 120/KH-UBND" };
    }

    [Fact]
    public async Task A_programme_asks_for_published_courses_once_each_under_codes_of_their_own()
    {
        using var owner = course.SignInAs((await course.NewPlace()).Province);
        var draft = await owner.DraftCourse();
        var code = CatalogueSteps.NewCode("programme");
        var offered = (await Offer(owner)).Course;

        using var unpublished = await Create(code, CatalogueSteps.Programme([draft]));
        using var created = await Create(code, CatalogueSteps.Programme([offered]));
        using var taken = await Create(code, CatalogueSteps.Programme([offered]));
        using var empty = await Create(CatalogueSteps.NewCode("p"), CatalogueSteps.Programme([]));

        Assert.Equal("unknown-course", await unpublished.Code());
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("programme-code-taken", await taken.Code());
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);

        Task<HttpResponseMessage> Create(string named, object content) =>
            owner.Post("/programmes", new { code = named, content });
    }

    private static Task<System.Text.Json.JsonElement> Progress(HttpClient officer, Guid learner) =>
        officer.Read($"/programmes/{FourT}/progress/{learner}");

    /// <summary>A course of the owner, published, with a template to open classes from.</summary>
    internal static async Task<(Guid Course, string Template)> Offer(HttpClient owner)
    {
        var (id, template) = (await owner.PublishCourse(), CatalogueSteps.NewCode("mau"));
        (await owner.Post("/class-templates", new { code = template, courseId = id })).EnsureSuccessStatusCode();
        return (id, template);
    }

    private Task Complete(Place place, Guid learner, string template) => Complete(course, place, learner, template);

    /// <summary>The learner comes to a class of the village and passes.</summary>
    internal static async Task Complete(CourseFixture course, Place place, Guid learner, string template)
    {
        var id = await course.NewClass(place.Village, template: template);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{id}/enrolments", new { learnerId = learner })).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, id, [learner])).EnsureSuccessStatusCode();
        (await course.Submit(officer, id, learner, right: 5)).EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<ProgrammeCompleted>> CompletedBy(params Guid[] learners) =>
        [.. (await course.Bus.Events<ProgrammeCompleted>()).Where(evt => learners.Contains(evt.LearnerId))];
}
