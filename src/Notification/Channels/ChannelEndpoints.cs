using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Platform.Messaging.Http;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

internal static class ChannelEndpoints
{
    internal static void MapChannels(this IEndpointRouteBuilder endpoints)
    {
        var inbox = endpoints.MapGroup("/inbox/{learnerId:guid}").WithTags("Inbox")
            .RequireAuthorization(Scopes.InboxRead).RequireIdempotencyKey();
        inbox.MapGet("/", ReadInbox.Handle)
            .WithSummary("Hộp thông báo của người học · Notices of a learner");
        inbox.MapPost("/{id:guid}/read", MarkRead.Handle)
            .WithSummary("Đánh dấu đã đọc · Mark a notice as read");

        // Open to the world for the sake of Zalo alone, which signs; so only where Zalo is a channel.
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<NotificationOptions>>();
        if (!options.Value.Channels.Contains(ChannelNames.Zalo))
            return;
        endpoints.MapPost(TakeZaloReport.Path, TakeZaloReport.Handle)
            .AllowAnonymous().ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(TakeZaloReport.Largest));
    }
}
