using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class AccessMatrixTests(CourseFixture course) :
    AccessMatrix<Program>(course, CourseWorld.Routes, CourseWorld.Home, CourseWorld.Foreign),
    IClassFixture<CourseFixture>
{
    private readonly CourseFixture course = course;

    protected override async Task<World> NewWorld() => await CourseWorld.Of(course);
}
