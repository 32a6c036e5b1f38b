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
        reading.MapGet("/{id:guid}/helpers", GetRoster.Handle)
            .WithSummary("Người hỗ trợ lớp học · Helpers of a class");

        var writing = endpoints.MapGroup("/classes").WithTags("Classes")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", ScheduleClass.Handle)
            .WithSummary("Mở lớp học · Schedule a class");
        writing.MapPost("/series", ScheduleSeries.Handle)
            .WithSummary("Mở chuỗi lớp học theo lịch tuần · Schedule the classes of a weekly timetable");
        writing.MapPost("/series/{id:guid}/reschedule", RescheduleSeries.Handle)
            .WithSummary("Dời giờ hoặc địa điểm các buổi còn lại của chuỗi lớp · Reschedule the rest of a series");
        writing.MapPost("/series/{id:guid}/cancel", CancelSeries.Handle)
            .WithSummary("Hủy các buổi còn lại của chuỗi lớp · Cancel the rest of a series");
        writing.MapPost("/{id:guid}/reschedule", RescheduleClass.Handle)
            .WithSummary("Dời lịch lớp học · Reschedule a class");
        writing.MapPost("/{id:guid}/cancel", CancelClass.Handle)
            .WithSummary("Hủy lớp học · Cancel a class");
        writing.MapPut("/{id:guid}/helpers", SetRoster.Handle)
            .WithSummary("Phân công người hỗ trợ lớp học · Set the helpers of a class");
        writing.MapPost("/{id:guid}/close", CloseClass.Handle)
            .WithSummary("Điểm danh và kết thúc lớp · Roll-call and close a class");
    }
}
