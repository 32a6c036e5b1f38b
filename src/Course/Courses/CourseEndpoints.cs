using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

internal static class CourseEndpoints
{
    internal static void MapCourses(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("").WithTags("Courses").RequireAuthorization(Scopes.CoursesRead);
        reading.MapGet("/courses", ListCourses.Handle)
            .WithSummary("Danh mục khóa học · Catalogue of courses");
        reading.MapGet("/courses/{id:guid}", GetCourse.Handle)
            .WithSummary("Một khóa học và các phiên bản · One course and its versions");
        reading.MapGet("/courses/{id:guid}/versions/{number}", GetCourseVersion.Handle)
            .WithSummary("Nội dung một phiên bản · Content of one version");
        reading.MapGet("/courses/{id:guid}/quiz", GetQuiz.Handle)
            .WithSummary("Bài trắc nghiệm của khoá học · Quiz of a course");
        reading.MapGet("/class-templates", ListClassTemplates.Handle)
            .WithSummary("Các mẫu lớp học · Class templates");
        reading.MapGet("/class-templates/{code}", GetClassTemplate.Handle)
            .WithSummary("Một mẫu lớp học · One class template");

        var writing = endpoints.MapGroup("").WithTags("Courses")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        writing.MapPost("/courses", CreateCourse.Handle)
            .WithSummary("Soạn khóa học mới · Draft a new course");
        writing.MapGet("/courses/{id:guid}/draft", GetDraft.Handle)
            .WithSummary("Bản nháp của khóa học · Draft of a course");
        writing.MapPut("/courses/{id:guid}/draft", WriteDraft.Handle)
            .WithSummary("Sửa bản nháp · Write the draft");
        writing.MapPost("/courses/{id:guid}/publish", PublishCourse.Handle)
            .WithSummary("Xuất bản bản nháp · Publish the draft");
        writing.MapPost("/courses/{id:guid}/pass-rules", AddPassRule.Handle)
            .WithSummary("Ban hành quy định đạt · Add a pass rule");
        writing.MapPost("/class-templates", CreateClassTemplate.Handle)
            .WithSummary("Tạo mẫu lớp học · Create a class template");
        writing.MapPut("/class-templates/{code}", ChangeClassTemplate.Handle)
            .WithSummary("Sửa hoặc rút mẫu lớp học · Change or withdraw a class template");
    }
}
