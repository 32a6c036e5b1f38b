using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Assessments;

internal static class AssessmentEndpoints
{
    internal static void MapAssessments(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/assessments", SubmitAssessment.Handle).WithTags("Assessments")
            .WithSummary("Nộp bài trắc nghiệm · Hand in a quiz")
            .RequireAuthorization(Scopes.AssessmentsWrite).RequireIdempotencyKey();
}
