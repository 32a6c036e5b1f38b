using Platform.Learners.Access;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

internal static class ReorganisationEndpoints
{
    internal static void MapReorganisations(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/areas/reorganisations").WithTags("Reorganisations");
        group.MapPost("", DraftReorganisation.Handle)
            .WithSummary("Lập phương án sắp xếp đơn vị, có chạy thử · Draft a reorganisation, or only count")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.AreasReorganise);
        group.MapGet("", ListReorganisations.Handle)
            .WithSummary("Các phương án sắp xếp · Reorganisations")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapGet("/{id:guid}", GetReorganisation.Handle)
            .WithSummary("Một phương án sắp xếp · One reorganisation")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapPost("/{id:guid}/approve", ApproveReorganisation.Handle)
            .WithSummary("Phê duyệt phương án · Approve a reorganisation")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.AreasApprove);
        group.MapPost("/{id:guid}/refuse", RefuseReorganisation.Handle)
            .WithSummary("Từ chối phương án · Refuse a reorganisation")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.AreasApprove);
        group.MapPost("/{id:guid}/undo", UndoReorganisation.Handle)
            .WithSummary("Hoàn tác phương án đã duyệt · Undo a reorganisation")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.AreasApprove);

        var reviews = endpoints.MapGroup("/areas").WithTags("Reviews");
        reviews.MapGet("/reviews", ListReviews.Handle)
            .WithSummary("Đơn vị đã chia còn người chờ quyết định · Divided units with people to decide about")
            .RequireAuthorization(Scopes.AreasRead);
        reviews.MapGet("/reviews/{id:guid}", ListReviewPeople.Handle)
            .WithSummary("Người chờ quyết định nơi thuộc về · People to decide about")
            .RecordAccess(AccessAction.List)
            .RequireAuthorization(Scopes.LearnersRead);
        reviews.MapPost("/reviews/{id:guid}/decisions", DecideReview.Handle)
            .WithSummary("Quyết định nơi thuộc về · Decide to which unit people belong")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
    }
}
