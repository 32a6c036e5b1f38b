using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// Puts everything at the broker again as the registry says. A login lost at the broker stays lost: its password was
/// only there, so it is revoked and another one made.
/// </summary>
internal static class RepairBroker
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, PartnerDbContext db, BrokerProvisioner broker, CancellationToken cancellationToken)
    {
        var known = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.State is PartnerState.Closed)
            return PartnerProblems.Closed;

        await broker.Provision(known, cancellationToken);
        if (known.State is PartnerState.Active)
            await broker.Admit(known, cancellationToken);
        return TypedResults.NoContent();
    }
}
