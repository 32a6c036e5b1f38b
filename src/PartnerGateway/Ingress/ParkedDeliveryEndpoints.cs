using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>The operations staff&apos;s doors to what an operator sent and we refused.</summary>
internal static class ParkedDeliveryEndpoints
{
    internal static void MapParkedDeliveries(this IEndpointRouteBuilder endpoints)
    {
        var parked = endpoints.MapGroup("/partners/{partner}/parked-deliveries").WithTags("Operations");
        parked.MapGet("/", ListParkedDeliveries.Handle).RequireAuthorization(Scopes.OperationsRead);

        var decisions = parked.MapGroup("/{id:guid}").RequireAuthorization(Scopes.OperationsWrite)
            .RequireIdempotencyKey();
        decisions.MapPost("/redrive", RedriveParkedDelivery.Handle);
        decisions.MapPost("/discard", DiscardParkedDelivery.Handle);
    }
}
