using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

internal static class MessageEndpoints
{
    internal static void MapMessages(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.MapGroup("/messages").WithTags("Messages").RequireAuthorization(Scopes.MessagesRead);
        messages.MapGet("/", ListMessages.Handle)
            .WithSummary("Danh sách tin nhắn · List messages");
        messages.MapGet("/{id:guid}", GetMessage.Handle)
            .WithSummary("Một tin nhắn · One message");
    }
}
