using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>The operations staff&apos;s doors to what an operator sent and we refused.</summary>
internal static class ParkedDeliveryEndpoints
{
    internal static void MapParkedDeliveries(this IEndpointRouteBuilder endpoints)
    {
        var parked = endpoints.MapGroup("/partners/{partner}/parked-deliveries").WithTags("Operations");
        parked.MapGet("/", ListParkedDeliveries.Handle).RequireAuthorization(Scopes.OperationsRead)
            .WithSummary("Bản tin của nhà mạng bị từ chối · Refused deliveries of an operator");

        parked.MapPost("/redrive", RedriveParkedDeliveries.Handle).RequireAuthorization(Scopes.OperationsWrite)
            .RequireIdempotencyKey()
            .WithSummary("Xét lại các bản tin bị từ chối vì một lý do · Redrive what was refused for one reason");

        var decisions = parked.MapGroup("/{id:guid}").RequireAuthorization(Scopes.OperationsWrite)
            .RequireIdempotencyKey();
        decisions.MapPost("/redrive", RedriveParkedDelivery.Handle)
            .WithSummary("Xét lại bản tin bị từ chối · Redrive a refused delivery");
        decisions.MapPost("/discard", DiscardParkedDelivery.Handle)
            .WithSummary("Bỏ bản tin bị từ chối · Discard a refused delivery");
    }
}
