using Platform.Learners.Access;
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
            .RecordAccess(AccessAction.List)
            .WithSummary("Danh sách học viên · List learners")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}", GetLearner.Handle)
            .RecordAccess(AccessAction.View)
            .WithSummary("Một học viên · One learner")
            .RequireAuthorization(Scopes.LearnersRead);
    }
}
