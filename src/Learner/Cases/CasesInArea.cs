using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Cases;

internal sealed class CasesInArea : IAreaDependents
{
    public string Kind => "cases";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.HomeCases.Live().LongCountAsync(row => row.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}
