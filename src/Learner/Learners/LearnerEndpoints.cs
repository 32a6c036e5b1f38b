using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

internal static class LearnerEndpoints
{
    internal static void MapLearners(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/learners").WithTags("Learners");
        group.MapPost("", RegisterLearner.Handle)
            .WithSummary("Đăng ký học viên · Register a learner")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("", ListLearners.Handle)
            .WithSummary("Danh sách học viên · List learners")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}", GetLearner.Handle)
            .WithSummary("Một học viên · One learner")
            .RequireAuthorization(Scopes.LearnersRead);
    }
}
