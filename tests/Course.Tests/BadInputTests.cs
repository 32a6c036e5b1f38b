using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class BadInputTests(CourseFixture course) :
    BadInputMatrix<Program>(course, CourseWorld.Routes, CourseWorld.Home, atLeast: 1_000), IClassFixture<CourseFixture>
{
    private readonly CourseFixture course = course;

    protected override async Task<World> NewWorld() => await CourseWorld.Of(course);
}
