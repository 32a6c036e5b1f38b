namespace Platform.Learners.Provisioning;

/// <summary>The rows of a batch in two statements.</summary>
internal static class ProvisioningBulk
{
    public static Task CopyAccounts(
        this LearnerDbContext db, IReadOnlyCollection<Account> accounts, CancellationToken cancellationToken) =>
        db.Copy(
            """
            accounts (id, batch_id, row_number, operator_id, external_ref, learner_id, area_id, legal_basis, consent_id,
                state, sequence, reason_code, requested_at, decided_at, version)
            """, accounts,
            async (copy, account, token) =>
            {
                await copy.WriteAsync(account.Id, token);
                await copy.WriteAsync(account.BatchId, token);
                await copy.WriteAsync(account.RowNumber, token);
                await copy.WriteAsync(account.OperatorId, token);
                await copy.WriteAsync(account.ExternalRef, token);
                await copy.WriteAsync(account.LearnerId, token);
                await copy.WriteAsync(account.AreaId, token);
                await copy.WriteAsync(account.LegalBasis.ToString(), token);
                await copy.WriteAsync(account.ConsentId, token);
                await copy.WriteAsync(account.State.ToString(), token);
                await copy.WriteAsync(account.Sequence, token);
                await copy.WriteAsync(account.ReasonCode, token);
                await copy.WriteAsync(account.RequestedAt, token);
                await copy.WriteAsync(account.DecidedAt, token);
                await copy.WriteAsync(account.Version, token);
            }, cancellationToken);

    public static Task CopyErrors(
        this LearnerDbContext db, IReadOnlyCollection<ProvisioningError> errors, CancellationToken cancellationToken) =>
        db.Copy(
            "provisioning_errors (batch_id, row_number, learner_id, code)", errors,
            async (copy, error, token) =>
            {
                await copy.WriteAsync(error.BatchId, token);
                await copy.WriteAsync(error.RowNumber, token);
                await copy.WriteAsync(error.LearnerId, token);
                await copy.WriteAsync(error.Code, token);
            }, cancellationToken);
}
