using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

internal static class MessageEndpoints
{
    internal static void MapMessages(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.MapGroup("/messages").WithTags("Messages").RequireAuthorization(Scopes.MessagesRead);
        messages.MapGet("/", ListMessages.Handle);
        messages.MapGet("/{id:guid}", GetMessage.Handle);
    }
}
