using Npgsql;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners.Imports;

/// <summary>Thousands of people in three statements.</summary>
internal static class LearnerBulk
{
    /// <exception cref="PostgresException">Another person has one of the citizen ids; nobody is stored.</exception>
    internal static async Task Insert(
        LearnerDbContext db, IReadOnlyList<Learner> learners, CancellationToken cancellationToken)
    {
        await db.Copy(
            """
            learners (
                id, full_name, fold_name, birth_date, sex, citizen_id_sealed, citizen_id_index, citizen_id_masked,
                citizen_tail_index, phone_sealed, phone_index, preferred_language, area_id, import_id, import_row,
                registered_at, version)
            """, learners, Write, cancellationToken);
        await db.Copy(
            "vault.learner_keys (learner_id, master_key, wrapped, created_at)",
            learners.Select(learner => learner.Key).OfType<LearnerKey>().ToList(), Write, cancellationToken);
        await db.Copy(
            "learner_audiences (learner_id, audience, valid_from, source)",
            learners.SelectMany(learner => learner.Audiences, (learner, audience) => (learner.Id, audience)).ToList(),
            Write, cancellationToken);
    }

    private static async Task Write(NpgsqlBinaryImporter copy, Learner learner, CancellationToken cancellationToken)
    {
        await copy.WriteAsync(learner.Id, cancellationToken);
        await copy.WriteAsync(learner.FullName, cancellationToken);
        await copy.WriteAsync(learner.FoldName, cancellationToken);
        await copy.WriteAsync(learner.BirthDate.ToString(), cancellationToken);
        await copy.WriteAsync(learner.Sex.ToString(), cancellationToken);
        await copy.WriteAsync(learner.CitizenIdSealed, cancellationToken);
        await copy.WriteAsync(learner.CitizenIdIndex, cancellationToken);
        await copy.WriteAsync(learner.CitizenIdMasked, cancellationToken);
        await copy.WriteAsync(learner.CitizenTailIndex, cancellationToken);
        await copy.WriteAsync(learner.PhoneSealed, cancellationToken);
        await copy.WriteAsync(learner.PhoneIndex, cancellationToken);
        await copy.WriteAsync(learner.PreferredLanguage, cancellationToken);
        await copy.WriteAsync(learner.AreaId, cancellationToken);
        await copy.WriteAsync(learner.ImportId, cancellationToken);
        await copy.WriteAsync(learner.ImportRow, cancellationToken);
        await copy.WriteAsync(learner.RegisteredAt, cancellationToken);
        await copy.WriteAsync(learner.Version, cancellationToken);
    }

    private static async Task Write(NpgsqlBinaryImporter copy, LearnerKey key, CancellationToken cancellationToken)
    {
        await copy.WriteAsync(key.LearnerId, cancellationToken);
        await copy.WriteAsync(key.MasterKey, cancellationToken);
        await copy.WriteAsync(key.Wrapped, cancellationToken);
        await copy.WriteAsync(key.CreatedAt, cancellationToken);
    }

    private static async Task Write(
        NpgsqlBinaryImporter copy, (Guid Id, LearnerAudience Audience) row, CancellationToken cancellationToken)
    {
        await copy.WriteAsync(row.Id, cancellationToken);
        await copy.WriteAsync(row.Audience.Audience, cancellationToken);
        await copy.WriteAsync(row.Audience.ValidFrom, cancellationToken);
        await copy.WriteAsync(row.Audience.Source, cancellationToken);
    }
}
