using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class CourseEndpoints
{
    internal static void MapCourses(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/class-templates", ListClassTemplates.Handle)
            .WithSummary("Các mẫu lớp học · Class templates")
            .RequireAuthorization(Scopes.ClassesRead);
        endpoints.MapGet("/courses/{id:guid}/quiz", GetQuiz.Handle)
            .WithSummary("Bài trắc nghiệm của khoá học · Quiz of a course")
            .RequireAuthorization(Scopes.ClassesRead);
    }
}
