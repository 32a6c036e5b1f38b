using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

internal static class CourseEndpoints
{
    internal static void MapCourses(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Courses").RequireAuthorization(Scopes.ClassesRead);
        group.MapGet("/class-templates", ListClassTemplates.Handle)
            .WithSummary("Các mẫu lớp học · Class templates");
        group.MapGet("/courses/{id:guid}/quiz", GetQuiz.Handle)
            .WithSummary("Bài trắc nghiệm của khoá học · Quiz of a course");
    }
}
