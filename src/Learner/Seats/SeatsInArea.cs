using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Seats;

internal sealed class SeatsInArea : IAreaDependents
{
    public string Kind => "support-seats";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.SupportSeats.LongCountAsync(
            seat => seat.ClosedAt == null && seat.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}
