using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Learners;

/// <summary>
/// Ids that were given out stay good: a merged one leads to the registration that stays, over any number of merges.
/// </summary>
internal static class LearnerAliases
{
    /// <returns>The id to be used now; the given one where it was never merged, or is unknown.</returns>
    public static async Task<Guid> CurrentId(this LearnerDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<Guid?>($"""
            WITH RECURSIVE chain AS (
                SELECT id, merged_into FROM learners WHERE id = {id}
                UNION
                SELECT l.id, l.merged_into FROM learners l JOIN chain ON l.id = chain.merged_into)
            SELECT id AS "Value" FROM chain WHERE merged_into IS NULL
            """).SingleOrDefaultAsync(cancellationToken) ?? id;

    /// <returns>The registration itself and all that were merged into it.</returns>
    public static Task<List<Guid>> AllIds(this LearnerDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>($"""
            WITH RECURSIVE merged AS (
                SELECT id FROM learners WHERE id = {id}
                UNION
                SELECT l.id FROM learners l JOIN merged ON l.merged_into = merged.id)
            SELECT id AS "Value" FROM merged
            """).ToListAsync(cancellationToken);

    /// <returns>The keys of the registrations of one person, each of which seals what was written about it.</returns>
    public static Task<Dictionary<Guid, LearnerKey>> KeysOf(
        this LearnerDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.LearnerKeys.AsNoTracking().Where(key => ids.Contains(key.LearnerId))
            .ToDictionaryAsync(key => key.LearnerId, cancellationToken);

    /// <summary>
    /// Holds the rows until the transaction ends; always in one order, so that two who want the same rows queue up.
    /// </summary>
    public static Task Lock(
        this LearnerDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM learners WHERE id = ANY ({ids.ToArray()}) ORDER BY id FOR UPDATE
            """).ToListAsync(cancellationToken);
}
