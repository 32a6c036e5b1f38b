using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class CourseEndpoints
{
    internal static void MapCourses(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/class-templates", ListClassTemplates.Handle).RequireAuthorization(Scopes.ClassesRead);
        endpoints.MapGet("/courses/{id:guid}/quiz", GetQuiz.Handle).RequireAuthorization(Scopes.ClassesRead);
    }
}
