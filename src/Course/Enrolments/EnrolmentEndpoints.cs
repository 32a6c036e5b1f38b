using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

internal static class EnrolmentEndpoints
{
    internal static void MapEnrolments(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/classes/{id:guid}").WithTags("Enrolments")
            .RequireAuthorization(Scopes.ClassesRead);
        reading.MapGet("/enrolments", ListEnrolments.Handle)
            .WithSummary("Học viên của lớp · Learners of a class");
        reading.MapGet("/waiting-list", ListWaiting.Handle)
            .WithSummary("Danh sách chờ của lớp · Waiting list of a class");

        var writing = endpoints.MapGroup("/classes/{id:guid}/enrolments").WithTags("Enrolments")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", EnrolLearner.Handle)
            .WithSummary("Ghi danh một học viên · Enrol a learner");
        writing.MapPost("/bulk", EnrolLearners.Handle)
            .WithSummary("Ghi danh nhiều học viên · Enrol many learners");
        writing.MapPost("/{enrolmentId:guid}/cancel", CancelEnrolment.Handle)
            .WithSummary("Hủy ghi danh · Cancel an enrolment");

        endpoints.MapPost("/enrolments", SelfEnrol.Handle).WithTags("Enrolments")
            .WithSummary("Ghi danh tự học · Enrol for study at one's own pace")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
    }
}
