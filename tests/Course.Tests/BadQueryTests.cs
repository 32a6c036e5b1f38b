using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class BadQueryTests(CourseFixture course) :
    BadQueryMatrix<Program>(course, CourseWorld.Routes, CourseWorld.Home, atLeast: 100), IClassFixture<CourseFixture>
{
    private readonly CourseFixture course = course;

    protected override async Task<World> NewWorld() => await CourseWorld.Of(course);
}
