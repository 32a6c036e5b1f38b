using System.Text.Json;
using static Platform.Courses.Tests.Measuring;

namespace Platform.Courses.Tests;

/// <summary>A placement says where to begin, and with what.</summary>
public sealed class PlacementCourseTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "000-21")]
    public async Task Courses_of_the_measured_level_are_proposed_those_first_that_teach_what_is_missing()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Province);
        using var stranger = course.SignInAs(foreign.Province);
        var (own, other) = (await officer.PublishCourse(), await stranger.PublishCourse());
        var learner = await course.NewLearner(place.Village);
        var paper = await Draw(officer, "placement", learner, "placement");

        var before = await officer.Read($"/papers/{paper.Id()}/courses");
        (await HandIn(officer, paper, await course.AnswersTo(paper, right: 0))).EnsureSuccessStatusCode();
        var after = await officer.Read($"/papers/{paper.Id()}/courses");

        Assert.Empty(Results.Items(before));
        Assert.False(before.TryGetProperty("level", out _));
        Assert.Equal("grassroots", after.GetProperty("level").GetString());
        var courses = Results.Items(after).Select(item => item.GetProperty("course")).ToList();
        Assert.All(courses, row => Assert.Equal("grassroots", row.GetProperty("level").GetString()));
        Assert.Contains(own, courses.Select(Id));
        Assert.DoesNotContain(other, courses.Select(Id));
        bool[] teaches =
            [.. Results.Items(after).Select(item => item.GetProperty("missingSkills").GetArrayLength() > 0)];
        Assert.Equal(teaches.OrderDescending(), teaches);
        Assert.Contains(true, teaches);
        Assert.Contains(Vneid, courses.Select(Id));

        await ProgrammeTests.Complete(course, place, learner, "vneid-basics");
        var left = Results.Items(await officer.Read($"/papers/{paper.Id()}/courses"))
            .Select(item => item.GetProperty("course"));
        Assert.DoesNotContain(Vneid, left.Select(Id));

        static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();
    }
}
