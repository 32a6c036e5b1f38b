using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class AssessmentEndpoints
{
    internal static void MapAssessments(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/assessments", SubmitAssessment.Handle)
            .WithSummary("Nộp bài trắc nghiệm · Hand in a quiz")
            .RequireAuthorization(Scopes.AssessmentsWrite).RequireIdempotencyKey();
}
