using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Messaging.Http;
using Platform.Messaging.Outbox;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Inbox;

/// <summary>The operator&apos;s doors; mapped by <c>app.MapMessaging()</c>.</summary>
internal static class ParkedEndpoints
{
    public static void MapParkedMessages(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Operations");
        group.MapGet("/parked", ListParkedMessages.Handle).RequireAuthorization(Scopes.OperationsRead);
        group.MapPost("/parked/{consumer}/{messageId:guid}/redrive", RedriveParkedMessage.Handle)
            .RequireAuthorization(Scopes.OperationsWrite).RequireIdempotencyKey();
        group.MapPost("/parked/{consumer}/{messageId:guid}/discard", DiscardParkedMessage.Handle)
            .RequireAuthorization(Scopes.OperationsWrite).RequireIdempotencyKey();
        group.MapPost("/replays", ReplayEvents.Handle)
            .RequireAuthorization(Scopes.OperationsWrite).RequireIdempotencyKey();
    }
}
