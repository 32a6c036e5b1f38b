using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>Three provinces become one, and so do their programmes.</summary>
[Trait("requirement", "001-03")]
public sealed class SuccessionTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact]
    public async Task Whoever_began_completes_with_the_first_issuer_and_the_successor_is_shown()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var (one, two) = (await ProgrammeTests.Offer(owner), await ProgrammeTests.Offer(owner));
        var old = await owner.NewProgramme(one.Course, two.Course);
        var heir = await owner.NewProgramme((await ProgrammeTests.Offer(owner)).Course);
        var early = await course.NewLearner(place.Village);
        await ProgrammeTests.Complete(course, place, early, one.Template);
        // The enrolment was made before the successor, the class is held after.
        var open = await course.NewClass(place.Village, template: two.Template);
        (await owner.Post($"/classes/{open}/enrolments", new { learnerId = early })).EnsureSuccessStatusCode();

        using var answer = await Succeed(owner, heir, Today.AddDays(1), old);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        (await CourseFixture.Close(owner, open, [early])).EnsureSuccessStatusCode();
        (await course.Submit(owner, open, early, right: 5)).EnsureSuccessStatusCode();

        var completed = Assert.Single(await course.Bus.Events<ProgrammeCompleted>(), evt => evt.LearnerId == early);
        Assert.Equal((old, "Sở Khoa học và Công nghệ", heir), (
            completed.ProgrammeId, completed.Issuer, completed.SuccessorProgrammeId));
        var listed = (await owner.Read($"/programmes/{old}/completions")).GetProperty("items")[0];
        Assert.Equal(heir, listed.GetProperty("succeededBy").GetGuid());
        Assert.Equal("Sở Khoa học và Công nghệ", listed.GetProperty("issuer").GetString());
    }

    [Fact]
    public async Task Nobody_begins_with_a_programme_that_another_has_taken_over()
    {
        var place = await course.NewPlace();
        using var owner = course.SignInAs(place.Province);
        var one = await ProgrammeTests.Offer(owner);
        var old = await owner.NewProgramme(one.Course);
        var heir = await owner.NewProgramme((await ProgrammeTests.Offer(owner)).Course);
        (await Succeed(owner, heir, Today, old)).EnsureSuccessStatusCode();
        var learner = await course.NewLearner(place.Village);

        await ProgrammeTests.Complete(course, place, learner, one.Template);

        Assert.DoesNotContain(await course.Bus.Events<ProgrammeCompleted>(), evt => evt.LearnerId == learner);
        using var version = await owner.Post(
            $"/programmes/{old}/versions", JsonContent.Create(CatalogueSteps.Programme([one.Course])), "*");
        Assert.Equal("programme-succeeded", await version.Code());
    }

    [Fact]
    public async Task A_new_province_takes_over_the_programmes_of_the_three_it_was_made_of()
    {
        Place[] former = [await course.NewPlace(), await course.NewPlace(), await course.NewPlace()];
        var heirs = await course.NewPlace();
        var inherited = new List<Guid>();
        foreach (var place in former)
        {
            using var owner = course.SignInAs(place.Province);
            inherited.Add(await owner.NewProgramme((await ProgrammeTests.Offer(owner)).Course));
        }

        using var successor = course.SignInAs(heirs.Province);
        var programme = await successor.NewProgramme((await ProgrammeTests.Offer(successor)).Course);
        using var tooEarly = await Succeed(successor, programme, Today, [.. inherited]);
        foreach (var place in former)
            await Merge(place.Province, heirs.Province);
        using var answer = await Succeed(successor, programme, Today, [.. inherited]);
        using var again = await Succeed(successor, programme, Today, [.. inherited]);
        using var itself = await Succeed(successor, programme, Today, programme);

        Assert.Equal("unknown-programme", await tooEarly.Code());
        Assert.Equal(
            inherited.Order(),
            (await answer.Json()).GetProperty("inheritedFrom").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal("programme-succeeded", await again.Code());
        Assert.Equal("unknown-programme", await itself.Code());
        var succeeded = Assert.Single(
            await course.Bus.Events<ProgrammeSucceeded>(), evt => evt.ProgrammeId == programme);
        Assert.Equal(inherited.Order(), succeeded.InheritedFrom);
        Assert.Equal((heirs.Province, "15/QĐ-UBND"), (succeeded.AreaId, succeeded.DecisionNo));
    }

    private static Task<HttpResponseMessage> Succeed(
        HttpClient owner, Guid heir, DateOnly effectiveOn, params Guid[] inheritedFrom) => owner.Post(
        $"/programmes/{heir}/succession",
        JsonContent.Create(new { inheritedFrom, decisionNo = "15/QĐ-UBND", effectiveOn }), "*");

    private async Task Merge(Guid former, Guid into)
    {
        await course.Bus.Publish(new AreaReorganised
        {
            AreaId = former,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            Change = "merged",
            State = "ended",
            ParentId = null,
            Path = [into, former],
            Level = "province",
            Name = "Vĩnh Phúc",
            PredecessorIds = [],
            SuccessorIds = [into],
        });
        await Eventually.True(
            () => course.Db(db => db.Areas.AnyAsync(area => area.Id == former && area.Path.Contains(into))),
            "the merger");
    }
}
