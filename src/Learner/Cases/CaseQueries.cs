using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Cases;

internal static class CaseQueries
{
    internal static IQueryable<HomeCase> Live(this IQueryable<HomeCase> cases) =>
        cases.Where(row => row.State != CaseState.Resolved && row.State != CaseState.Cancelled);

    /// <summary>
    /// The commune that answers for what happens in an area: of a former one, the successor; of a divided one, itself,
    /// until it is decided.
    /// </summary>
    internal static async Task<Guid?> CommuneOf(
        this LearnerDbContext db, Guid areaId, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<Guid?>($"""
            SELECT commune.id AS "Value"
            FROM areas area, unnest(area.path) WITH ORDINALITY AS above (id, place), areas commune
            WHERE area.id = {areaId} AND commune.id = above.id AND commune.level = 'Commune'
            ORDER BY above.place LIMIT 1
            """).SingleOrDefaultAsync(cancellationToken);
}
