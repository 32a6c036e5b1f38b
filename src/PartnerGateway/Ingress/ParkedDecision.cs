using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Ingress;

/// <summary>What somebody decided about a parked delivery.</summary>
internal sealed record ParkedDecision(ParkedState State, string Actor, string Reason, DateTimeOffset At)
{
    /// <returns>Whether there was a delivery of this operator to decide on.</returns>
    internal async Task<bool> Record(
        PartnerDbContext db, string partnerId, Guid id, CancellationToken cancellationToken) =>
        await db.ParkedDeliveries
            .Where(parked => parked.Id == id && parked.PartnerId == partnerId && parked.State == ParkedState.Parked)
            .ExecuteUpdateAsync(
                row => row.SetProperty(parked => parked.State, State)
                    .SetProperty(parked => parked.DecidedBy, Actor)
                    .SetProperty(parked => parked.DecidedAt, At)
                    .SetProperty(parked => parked.DecisionReason, Reason),
                cancellationToken) == 1;
}
