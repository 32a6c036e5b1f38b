using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Ingress;

/// <summary>What somebody decided about a parked delivery.</summary>
internal sealed record ParkedDecision(ParkedState State, string Actor, string Reason, DateTimeOffset At)
{
    /// <returns>Whether there was a delivery of this operator to decide on.</returns>
    internal async Task<bool> Record(
        PartnerDbContext db, string partnerId, Guid id, CancellationToken cancellationToken) =>
        await Record(
            db.ParkedDeliveries.Where(parked => parked.Id == id && parked.PartnerId == partnerId), this,
            cancellationToken) == 1;

    /// <returns>How many of them were to be decided on.</returns>
    internal static Task<int> Record(
        IQueryable<ParkedDelivery> parked, ParkedDecision decision, CancellationToken cancellationToken) =>
        parked.Where(row => row.State == ParkedState.Parked).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, decision.State)
                .SetProperty(row => row.DecidedBy, decision.Actor)
                .SetProperty(row => row.DecidedAt, decision.At)
                .SetProperty(row => row.DecisionReason, decision.Reason),
            cancellationToken);
}
