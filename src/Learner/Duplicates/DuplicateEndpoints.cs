using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

internal static class DuplicateEndpoints
{
    internal static void MapDuplicates(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Duplicates").RequireAuthorization(Scopes.LearnersWrite);
        group.MapGet("/duplicates", ListDuplicates.Handle)
            .WithSummary("Hồ sơ có thể trùng · Registrations that may be one person");
        group.MapGet("/duplicates/{id:guid}", GetDuplicate.Handle)
            .WithSummary("Hai hồ sơ đặt cạnh nhau · Two registrations side by side");
        group.MapPost("/duplicates/{id:guid}/merge", MergeDuplicate.Handle)
            .WithSummary("Gộp hai hồ sơ · Merge the two")
            .RequireIdempotencyKey();
        group.MapPost("/duplicates/{id:guid}/dismiss", DismissDuplicate.Handle)
            .WithSummary("Đây là hai người khác nhau · They are two people")
            .RequireIdempotencyKey();
        group.MapPost("/learners/{id:guid}/merge", MergeLearners.Handle)
            .WithSummary("Gộp một hồ sơ khác vào hồ sơ này · Merge another registration into this one")
            .RequireIdempotencyKey();
        group.MapPost("/merges/{id:guid}/undo", UndoMerge.Handle)
            .WithSummary("Hoàn tác việc gộp · Undo a merge")
            .RequireIdempotencyKey();
    }
}
