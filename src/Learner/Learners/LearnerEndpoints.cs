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
            .WithSummary("Tìm và liệt kê học viên · Search and list learners")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapGet("/{id:guid}", GetLearner.Handle)
            .WithSummary("Một học viên · One learner")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapPatch("/{id:guid}", CorrectLearner.Handle)
            .WithSummary("Sửa hồ sơ học viên · Correct a learner")
            .RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("/{id:guid}/corrections", ListCorrections.Handle)
            .WithSummary("Lịch sử sửa hồ sơ · What was corrected, by whom and why")
            .RequireAuthorization(Scopes.LearnersRead);
        group.MapPost("/{id:guid}/move", MoveLearner.Handle)
            .WithSummary("Chuyển học viên sang địa bàn khác · Move a learner to another area")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        group.MapPost("/{id:guid}/deactivate", DeactivateLearner.Handle)
            .WithSummary("Ngừng hồ sơ học viên · Deactivate a learner")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        group.MapPost("/{id:guid}/reactivate", ReactivateLearner.Handle)
            .WithSummary("Khôi phục hồ sơ học viên · Reactivate a learner")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        group.MapPut("/{id:guid}/audiences", SetAudiences.Handle)
            .WithSummary("Đặt các nhóm đối tượng của học viên · Set the audiences of a learner")
            .RequireAuthorization(Scopes.LearnersWrite);
        group.MapPost("/{id:guid}/warnings/{code}/override", OverrideWarning.Handle)
            .WithSummary("Xác nhận một cảnh báo · Override a warning")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
    }
}
