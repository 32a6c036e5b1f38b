using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

internal static class BroadcastEndpoints
{
    internal static void MapBroadcasts(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/broadcasts").WithTags("Broadcasts")
            .RequireAuthorization(Scopes.MessagesRead);
        reading.MapGet("/", ListBroadcasts.Handle)
            .WithSummary("Danh sách đợt nhắn tin · List broadcasts");
        reading.MapGet("/{id:guid}", GetBroadcast.Handle)
            .WithSummary("Tiến độ một đợt nhắn tin · Progress of a broadcast");
        reading.MapGet("/{id:guid}/preview", PreviewBroadcast.Handle)
            .WithSummary("Xem trước: bao nhiêu người, nội dung, đến khi nào · Preview: how many, what, until when");

        var writing = endpoints.MapGroup("/broadcasts").WithTags("Broadcasts")
            .RequireAuthorization(Scopes.CampaignsWrite).RequireIdempotencyKey();
        writing.MapPost("/", DraftBroadcast.Handle)
            .WithSummary("Soạn đợt nhắn tin · Draft a broadcast");
        writing.MapPost("/{id:guid}/approve", ApproveBroadcast.Handle)
            .WithSummary("Phê duyệt đợt nhắn tin · Approve a broadcast");
        writing.MapPost("/{id:guid}/schedule", ScheduleBroadcast.Handle)
            .WithSummary("Hẹn giờ gửi · Schedule a broadcast");
        writing.MapPost("/{id:guid}/pause", PauseBroadcast.Handle)
            .WithSummary("Tạm dừng · Pause a broadcast");
        writing.MapPost("/{id:guid}/resume", ResumeBroadcast.Handle)
            .WithSummary("Gửi tiếp · Resume a broadcast");
        writing.MapPost("/{id:guid}/cancel", CancelBroadcast.Handle)
            .WithSummary("Hủy đợt nhắn tin · Cancel a broadcast");
    }
}
