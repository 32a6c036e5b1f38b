using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;

namespace Platform.Partners.Areas;

internal static class AreaQueries
{
    private const int LongestChain = 8;

    /// <summary>
    /// The area an operator means by a code of some day, as it is today, if its contract covers it. A unit that was
    /// merged since is followed into its successor; one that was divided needs a human.
    /// </summary>
    /// <returns>The area, or why there is none.</returns>
    internal static async Task<(Guid AreaId, string? Refusal)> Locate(
        this Partner partner, string code, DateOnly on, PartnerDbContext db, CancellationToken cancellationToken)
    {
        var ids = await db.AreaCodes.AsNoTracking()
            .Where(row => row.Code == code && row.ValidFrom <= on && (row.ValidTo == null || on < row.ValidTo))
            .Select(row => row.AreaId).Distinct().Take(2).ToListAsync(cancellationToken);
        if (ids is not [var id])
            return (default, "area-unknown");

        for (var steps = 0; steps < LongestChain; steps++)
        {
            var area = await db.Areas.AsNoTracking()
                .SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
            if (area is null)
                return (default, "area-unknown");
            if (area.State is not ("ended" or "divided"))
                return partner.Covers(area) ? (id, null) : (default, "area-not-in-contract");
            if (area.Successors is not [var successor])
                return (default, "area-divided");
            id = successor;
        }

        return (default, "area-unknown");
    }

    internal static bool Covers(this Partner partner, AreaSnapshot area) =>
        partner.Areas.Count == 0 || area.Path.Append(area.Id).Intersect(partner.Areas).Any();
}
