using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Frameworks;

internal static class FrameworkEndpoints
{
    internal static void MapFrameworks(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/frameworks").WithTags("Frameworks")
            .RequireAuthorization(Scopes.CoursesRead);
        reading.MapGet("/", ListFrameworks.Handle)
            .WithSummary("Các khung năng lực số · Frameworks of digital skills");
        reading.MapGet("/{code}/versions/{version}", GetFramework.Handle)
            .WithSummary("Một phiên bản của khung · One version of a framework");

        var writing = endpoints.MapGroup("/frameworks").WithTags("Frameworks")
            .RequireAuthorization(Scopes.CoursesWrite).RequireIdempotencyKey();
        writing.MapPost("/", WriteFramework.Handle)
            .WithSummary("Ghi một phiên bản mới của khung · Write a new version of a framework");
    }
}
