using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

internal static class BatchEndpoints
{
    internal static void MapEnrolmentBatches(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/enrolments/batches").WithTags("Enrolments");
        group.MapPost("/", StartBatch.Handle)
            .WithSummary("Ghi danh theo danh sách CSV · Enrol a list of learners")
            .Accepts<string>("text/csv").RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        group.MapGet("/{id:guid}", GetBatch.Handle)
            .WithSummary("Tiến độ ghi danh theo danh sách · Progress of a list of enrolments")
            .RequireAuthorization(Scopes.ClassesRead);
        group.MapGet("/{id:guid}/errors.csv", BatchErrors.Handle)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithSummary("Các dòng không ghi danh được · Rows of a list that got no seat")
            .RequireAuthorization(Scopes.ClassesRead);
    }
}
