using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners.Imports;

/// <summary>A thousand people in two statements.</summary>
internal static class LearnerBulk
{
    /// <returns>Ids of the people inserted; absent are those whose citizen id another person has.</returns>
    internal static async Task<HashSet<Guid>> Insert(
        LearnerDbContext db, IReadOnlyList<Learner> learners, CancellationToken cancellationToken)
    {
        if (learners.Count == 0)
            return [];

        var inserted = await db.Database.SqlQuery<Guid>($"""
            INSERT INTO learners (
                id, full_name, fold_name, birth_date, sex, citizen_id_sealed, citizen_id_index, citizen_id_masked,
                phone_sealed, phone_index, preferred_language, area_id, import_id, import_row, registered_at, version)
            SELECT * FROM unnest(
                {Column(l => l.Id)}, {Column(l => l.FullName)}, {Column(l => l.FoldName)},
                {Column(l => l.BirthDate.ToString())}, {Column(l => l.Sex.ToString())},
                {Column(l => l.CitizenIdSealed)},
                {Column(l => l.CitizenIdIndex)}, {Column(l => l.CitizenIdMasked)},
                {Column(l => l.PhoneSealed)}, {Column(l => l.PhoneIndex)},
                {Column(l => l.PreferredLanguage)}, {Column(l => l.AreaId)}, {Column(l => l.ImportId)},
                {Column(l => l.ImportRow)}, {Column(l => l.RegisteredAt)},
                {Column(l => l.Version)})
            ON CONFLICT (citizen_id_index) DO NOTHING
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
        var ids = inserted.ToHashSet();
        var stored = learners.Where(learner => ids.Contains(learner.Id)).ToList();
        await InsertKeys(db, [.. stored.Select(learner => learner.Key).OfType<LearnerKey>()], cancellationToken);
        await InsertAudiences(db, stored, cancellationToken);
        return ids;

        T[] Column<T>(Func<Learner, T> value) => [.. learners.Select(value)];
    }

    private static Task<int> InsertKeys(
        LearnerDbContext db, IReadOnlyList<LearnerKey> keys, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO vault.learner_keys (learner_id, master_key, wrapped, created_at)
            SELECT * FROM unnest(
                {keys.Select(key => key.LearnerId).ToArray()}, {keys.Select(key => key.MasterKey).ToArray()},
                {keys.Select(key => key.Wrapped).ToArray()}, {keys.Select(key => key.CreatedAt).ToArray()})
            """, cancellationToken);

    private static Task<int> InsertAudiences(
        LearnerDbContext db, IEnumerable<Learner> learners, CancellationToken cancellationToken)
    {
        var rows = learners
            .SelectMany(learner => learner.Audiences, (learner, audience) => (learner.Id, audience)).ToList();
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO learner_audiences (learner_id, audience, valid_from, source)
            SELECT * FROM unnest(
                {rows.Select(row => row.Id).ToArray()}, {rows.Select(row => row.audience.Audience).ToArray()},
                {rows.Select(row => row.audience.ValidFrom).ToArray()},
                {rows.Select(row => row.audience.Source).ToArray()})
            """, cancellationToken);
    }
}
