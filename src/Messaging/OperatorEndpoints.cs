using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Messaging.Http;
using Platform.Messaging.Inbox;
using Platform.Messaging.Outbox;
using Platform.ServiceDefaults;

namespace Platform.Messaging;

/// <summary>The operators&apos; doors, the same in every service.</summary>
public static class OperatorEndpoints
{
    /// <summary>
    /// Maps <c>/parked</c>: list, redrive and discard what could not be handled or sent, and <c>/replays</c>: send
    /// archived events to one queue again.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    public static void MapMessaging(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Operations");
        group.MapGet("/parked", ListParkedMessages.Handle).RequireAuthorization(Scopes.OperationsRead)
            .WithSummary("Thông điệp bị giữ lại · Parked messages");

        var decisions = group.MapGroup("").RequireAuthorization(Scopes.OperationsWrite).RequireIdempotencyKey();
        decisions.MapPost("/parked/{consumer}/{messageId:guid}/redrive", RedriveParkedMessage.Handle)
            .WithSummary("Cho thông điệp thử lại · Redrive a parked message");
        decisions.MapPost("/parked/{consumer}/{messageId:guid}/discard", DiscardParkedMessage.Handle)
            .WithSummary("Bỏ thông điệp · Discard a parked message");
        decisions.MapPost("/replays", ReplayEvents.Handle)
            .WithSummary("Phát lại sự kiện đã lưu · Replay archived events");
    }
}
