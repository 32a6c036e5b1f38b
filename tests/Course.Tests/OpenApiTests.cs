using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class OpenApiTests(CourseFixture course) :
    OpenApiMatrix<Program>(course, CourseWorld.Routes, CourseWorld.Home), IClassFixture<CourseFixture>;
