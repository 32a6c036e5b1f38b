using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Breaches;

/// <summary>Says aloud, every hour anew, of which breach the authority should have been told.</summary>
internal sealed class BreachWatch(
    LearnerDbContext db, PrivacyMetrics metrics, TimeProvider time, ILogger<BreachWatch> logger)
{
    /// <returns>Always 0: there is nothing to be worked off.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var overdue = await db.Breaches.Where(breach => breach.NotifiedAt == null && breach.NotifyBy < now)
            .Select(breach => new { breach.Id, breach.NotifyBy }).ToListAsync(cancellationToken);
        metrics.OverdueBreaches = overdue.Count;
        foreach (var breach in overdue)
            BreachLog.NotifyOverdue(logger, breach.Id, breach.NotifyBy);
        return 0;
    }
}
