using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Places;

/// <summary>A unit of an address, as it was named on the day asked for.</summary>
/// <param name="AreaId">Identity of the unit.</param>
/// <param name="Level">Its level.</param>
/// <param name="Name">Its full name on that day.</param>
public sealed record AddressLine(Guid AreaId, AreaLevel Level, string Name);

internal static class Address
{
    /// <summary>
    /// The units around an area on a day, from the smallest to the province. A unit that is no more is passed over: its
    /// path leads to what it became part of.
    /// </summary>
    internal static async Task<IReadOnlyList<AddressLine>> Of(
        Area area, DateOnly date, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var lines = new List<AddressLine>();
        var versions = await db.AreaVersions.AsNoTracking().AsOf(date)
            .Where(version => area.Path.Contains(version.AreaId)).ToListAsync(cancellationToken);
        var at = versions.MaxBy(version => Array.IndexOf(area.Path, version.AreaId));
        while (at is not null)
        {
            lines.Add(new AddressLine(at.AreaId, at.Level, at.Name));
            var parentId = at.ParentId;
            at = versions.Find(version => version.AreaId == parentId)
                ?? await db.AreaVersions.AsNoTracking().AsOf(date)
                    .SingleOrDefaultAsync(version => version.AreaId == parentId, cancellationToken);
        }

        return lines;
    }
}
