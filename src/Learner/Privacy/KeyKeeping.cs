using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;

namespace Platform.Learners.Privacy;

/// <summary>
/// Brings stored rows to the keys in use: values of the time before each learner had a key are sealed under one, and
/// keys sealed by a retired master key are sealed anew. In small steps, beside the traffic; any replica may do any.
/// </summary>
internal sealed class KeyKeeping(LearnerDbContext db, PersonalDataVault vault, TimeProvider time)
{
    private const int StepSize = 500;

    /// <returns>Rows changed; nothing is left to do when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken) =>
        await SealEarlyRows(cancellationToken) + await Rewrap(cancellationToken);

    private async Task<int> SealEarlyRows(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var phones = await db.Database.SqlQuery<EarlyRow>($"""
            SELECT id, phone FROM learners
            WHERE phone IS NOT NULL OR get_byte(citizen_id_sealed, 0) = 1
            ORDER BY id LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToDictionaryAsync(row => row.id, row => row.phone, cancellationToken);
        if (phones.Count == 0)
            return 0;

        var learners = await db.Learners.IgnoreQueryFilters().Include(learner => learner.Key)
            .Where(learner => phones.Keys.Contains(learner.Id)).ToListAsync(cancellationToken);
        foreach (var learner in learners)
        {
            if (learner.CitizenIdSealed is { } value)
                learner.SetCitizenId(vault.OpenCitizenId(value, learner.Id, learner.Key), vault, time.GetUtcNow());
            if (phones[learner.Id] is { } text && PhoneNumber.Parse(text, out var phone) is null)
                learner.SetPhone(phone, vault, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE learners SET phone = NULL WHERE id = ANY ({phones.Keys.ToArray()})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return phones.Count;
    }

    private async Task<int> Rewrap(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var keys = await db.LearnerKeys.FromSql($"""
            SELECT * FROM vault.learner_keys
            WHERE master_key < {vault.CurrentMasterKey} OR master_key > {vault.CurrentMasterKey} -- an index knows no <>
            LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        keys.ForEach(vault.Rewrap);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keys.Count;
    }

    /// <summary>Columns as they are; the plain phone is no part of the model any more.</summary>
    private sealed record EarlyRow(Guid id, string? phone);
}
