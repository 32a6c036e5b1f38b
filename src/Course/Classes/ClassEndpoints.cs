using Platform.Courses.Enrolments;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

internal static class ClassEndpoints
{
    internal static void MapClasses(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/classes").WithTags("Classes")
            .RequireAuthorization(Scopes.ClassesRead);
        reading.MapGet("/", ListClasses.Handle)
            .WithSummary("Danh sách lớp học · List classes");
        reading.MapGet("/{id:guid}", GetClass.Handle)
            .WithSummary("Một lớp học · One class");
        reading.MapGet("/{id:guid}/enrolments", ListEnrolments.Handle)
            .WithSummary("Học viên của lớp · Learners of a class");

        var writing = endpoints.MapGroup("/classes").WithTags("Classes")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", ScheduleClass.Handle)
            .WithSummary("Mở lớp học · Schedule a class");
        writing.MapPost("/{id:guid}/enrolments", EnrolLearner.Handle)
            .WithSummary("Ghi danh một học viên · Enrol a learner");
        writing.MapPost("/{id:guid}/enrolments/bulk", EnrolLearners.Handle)
            .WithSummary("Ghi danh nhiều học viên · Enrol many learners");
        writing.MapPost("/{id:guid}/close", CloseClass.Handle)
            .WithSummary("Điểm danh và kết thúc lớp · Roll-call and close a class");
    }
}
