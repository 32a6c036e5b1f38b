using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>
/// Judges a parked delivery again, by the same rules as when it came: it takes effect, or it stays parked and the
/// answer says what is still wrong.
/// </summary>
internal static class RedriveParkedDelivery
{
    /// <param name="Reason">Why; kept with the delivery.</param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, Guid id, Request request, ClaimsPrincipal user, PartnerDbContext db, DeliveryReceiver receiver,
        TimeProvider time, ILogger<ParkedDelivery> logger, CancellationToken cancellationToken)
    {
        // Decided first, in the transaction of the key: a second decision waits here and finds nothing to decide.
        var decision = new ParkedDecision(ParkedState.Redriven, user.Actor(), request.Reason, time.GetUtcNow());
        if (!await decision.Record(db, partner, id, cancellationToken))
            return TypedResults.NotFound();

        var sender = await db.Partners.SingleAsync(known => known.Id == partner, cancellationToken);
        var parked = await db.ParkedDeliveries.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        if (await receiver.Apply(sender, [new Arrived(Delivery.Of(parked))], cancellationToken) is [{ } refusal])
        {
            return Problems.Conflict("still-refused",
                $"Vẫn chưa nhận được: {refusal}.", $"The delivery is still refused: {refusal}.");
        }

        Log.DeliveryDecided(logger, id, partner, "redriven", decision.Actor);
        return TypedResults.NoContent();
    }
}
