using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Households;

internal sealed class HouseholdsInArea : IAreaDependents
{
    public string Kind => "households";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.Households.LongCountAsync(
            household => household.EndedOn == null && household.Area.Path.Any(id => areaIds.Contains(id)),
            cancellationToken);
}
