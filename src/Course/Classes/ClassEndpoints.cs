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
        reading.MapGet("/", ListClasses.Handle);
        reading.MapGet("/{id:guid}", GetClass.Handle);
        reading.MapGet("/{id:guid}/enrolments", ListEnrolments.Handle);

        var writing = endpoints.MapGroup("/classes").WithTags("Classes")
            .RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        writing.MapPost("/", ScheduleClass.Handle);
        writing.MapPost("/{id:guid}/enrolments", EnrolLearner.Handle);
        writing.MapPost("/{id:guid}/enrolments/bulk", EnrolLearners.Handle);
        writing.MapPost("/{id:guid}/close", CloseClass.Handle);
    }
}
