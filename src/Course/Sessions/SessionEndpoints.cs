using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

internal static class SessionEndpoints
{
    internal static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/sessions").WithTags("Sessions")
            .RequireAuthorization(Scopes.ClassesRead);
        reading.MapGet("/", ListSessions.Handle)
            .WithSummary("Danh sách buổi học · List sessions");
        reading.MapGet("/{id:guid}", GetSession.Handle)
            .WithSummary("Một buổi học và các điểm cầu · One session and its points");
        reading.MapGet("/{id:guid}/points/{number}", GetPoint.Handle)
            .WithSummary("Một điểm cầu · One point");
        reading.MapGet("/{id:guid}/points/{number}/attendances", ListAttendances.Handle)
            .WithSummary("Người có mặt tại điểm cầu · The roll of a point");
        reading.MapGet("/{id:guid}/points/{number}/withdrawals", ListWithdrawals.Handle)
            .WithSummary("Tên đã gỡ khỏi danh sách điểm danh · Names taken off the roll of a point");

        // Whoever shows the code lets people in: that takes more than reading.
        var showing = endpoints.MapGroup("/sessions").WithTags("Sessions")
            .RequireAuthorization(Scopes.ClassesWrite);
        showing.MapGet("/{id:guid}/points/{number}/code", ShowCode.Handle)
            .WithSummary("Mã điểm danh trong phút này · The check-in code of this minute");
        showing.MapGet("/{id:guid}/points/{number}/code.svg", ShowQr.Handle)
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml")
            .WithSummary("Mã QR điểm danh · The check-in code as a QR picture");

        var writing = endpoints.MapGroup("/sessions").WithTags("Sessions")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", ScheduleSession.Handle)
            .WithSummary("Mở buổi học nhiều điểm cầu · Schedule a session of many points");
        writing.MapPost("/{id:guid}/points/{number}/report", ReportPoint.Handle)
            .WithSummary("Điểm danh tại điểm cầu · Roll-call of a point");
        writing.MapPost("/{id:guid}/points/{number}/check-ins", CheckIn.Handle)
            .WithSummary("Điểm danh bằng mã hoặc QR · Check in by code or QR");
        writing.MapPost("/{id:guid}/points/{number}/claims", TakeClaims.Handle)
            .WithSummary("Bổ sung tên cho người chưa có tên · Name people who were counted");
        writing.MapPost(
            "/{id:guid}/points/{number}/attendances/{attendanceId:guid}/withdraw", WithdrawAttendance.Handle)
            .WithSummary("Gỡ tên ghi nhầm khỏi danh sách điểm danh · Take a wrong name off the roll");
        writing.MapPost("/{id:guid}/close", CloseSession.Handle)
            .WithSummary("Kết thúc buổi học · Close a session");
    }
}
