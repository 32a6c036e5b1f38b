using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

internal static class DispatchEndpoints
{
    internal static void MapDispatches(this IEndpointRouteBuilder endpoints)
    {
        var dispatches = endpoints.MapGroup("/dispatches").WithTags("Dispatches")
            .RequireAuthorization(Scopes.MessagesDispatch);
        // Takes no Idempotency-Key: its reference identifies it.
        dispatches.MapPost("/", DispatchMessage.Handle)
            .WithSummary("Giao tin nhắn cho nhà mạng · Hand a message to an operator");
    }
}
