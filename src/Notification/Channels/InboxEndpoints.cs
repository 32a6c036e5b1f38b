using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

internal static class InboxEndpoints
{
    internal static void MapInbox(this IEndpointRouteBuilder endpoints)
    {
        var inbox = endpoints.MapGroup("/inbox/{learnerId:guid}").WithTags("Inbox")
            .RequireAuthorization(Scopes.InboxRead).RequireIdempotencyKey();
        inbox.MapGet("/", ReadInbox.Handle)
            .WithSummary("Hộp thông báo của người học · Notices of a learner");
        inbox.MapPost("/{id:guid}/read", MarkRead.Handle)
            .WithSummary("Đánh dấu đã đọc · Mark a notice as read");
    }
}
