using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Partners.Partners;

/// <summary>
/// What differs at the broker from what the registry says: somebody was there by hand, or something failed.
/// </summary>
internal static class CompareBroker
{
    /// <param name="InLine">Whether nothing differs.</param>
    /// <param name="Different">
    /// Paths in the management API of what is missing or otherwise than declared.
    /// Such as <c>queues//operators/mobifone/partner.mobifone.out</c>.
    /// </param>
    public sealed record Response(bool InLine, IReadOnlyList<string> Different);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string partner, PartnerDbContext db, BrokerProvisioner broker, CancellationToken cancellationToken)
    {
        var known = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();

        IReadOnlyList<string> different = known.State is PartnerState.Closed
            ? []
            : await broker.Difference(known, cancellationToken);
        return TypedResults.Ok(new Response(different.Count == 0, different));
    }
}
