using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

internal static class HouseholdQueries
{
    /// <summary>Holds the row until the transaction ends: its events are numbered one after the other.</summary>
    internal static IQueryable<Household> Locked(this DbSet<Household> households, Guid id) =>
        households.FromSql($"SELECT *, xmin FROM households WHERE id = {id} FOR NO KEY UPDATE");

    /// <summary>The household as it is once the lock is held: members that joined meanwhile are among them.</summary>
    internal static async Task<Household?> Hold(
        this LearnerDbContext db, Guid id, AreaScope scope, CancellationToken cancellationToken)
    {
        var household = await db.Households.Locked(id).Within(scope).SingleOrDefaultAsync(cancellationToken);
        if (household is not null)
            await db.HouseholdMembers.Where(member => member.HouseholdId == id).LoadAsync(cancellationToken);
        return household;
    }

    /// <summary>False where one of the people does not exist for the caller.</summary>
    internal static async Task<bool> KnowsAll(
        this LearnerDbContext db, IEnumerable<Guid?> learnerIds, AreaScope scope, CancellationToken cancellationToken)
    {
        var ids = learnerIds.OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            || await db.Learners.Within(scope).CountAsync(l => ids.Contains(l.Id), cancellationToken) == ids.Length;
    }

    /// <summary>A home stands in a village or, where that is unknown, a commune.</summary>
    internal static async Task<bool> IsForHomes(
        this LearnerDbContext db, Guid areaId, AreaScope scope, CancellationToken cancellationToken) =>
        await db.Areas.Within(scope).AnyAsync(
            area => area.Id == areaId && area.Level != AreaLevel.Province && area.State == AreaState.Active,
            cancellationToken);
}
