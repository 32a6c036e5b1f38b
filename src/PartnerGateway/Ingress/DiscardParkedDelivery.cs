using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>Decides that a parked delivery shall have no effect. The row stays as the record of the decision.</summary>
internal static class DiscardParkedDelivery
{
    /// <param name="Reason">Why; kept with the delivery.</param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        string partner, Guid id, Request request, ClaimsPrincipal user, PartnerDbContext db, TimeProvider time,
        ILogger<ParkedDelivery> logger, CancellationToken cancellationToken)
    {
        var decision = new ParkedDecision(ParkedState.Discarded, user.Actor(), request.Reason, time.GetUtcNow());
        if (!await decision.Record(db, partner, id, cancellationToken))
            return TypedResults.NotFound();

        Log.DeliveryDecided(logger, id, partner, "discarded", decision.Actor);
        return TypedResults.NoContent();
    }
}
