using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Provisioning;

internal sealed class AccountsInAreas : IAreaDependents
{
    public string Kind => "accounts";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.Accounts.LongCountAsync(
            account => account.State != AccountState.Failed && account.Area.Path.Any(id => areaIds.Contains(id)),
            cancellationToken);
}
