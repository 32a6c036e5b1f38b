namespace Platform.Learners.Provisioning;

/// <summary>Names as shown.</summary>
public enum BatchState
{
    /// <summary>The operator has not answered for every row.</summary>
    Open,

    /// <summary>Every row is decided.</summary>
    Closed,
}

/// <param name="Id">The batch.</param>
/// <param name="OperatorId">The operator that was asked.</param>
/// <param name="AreaId">Area of the learners.</param>
/// <param name="Rows">Rows that were sent.</param>
/// <param name="Refused">Rows for which the operator was not asked.</param>
/// <param name="Requested">Rows for which the operator has not answered.</param>
/// <param name="Provisioned">Accounts that were opened.</param>
/// <param name="Failed">Accounts that were not opened, or taken back.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="LastAnswerAt">When the operator last decided a row.</param>
public sealed record BatchSummary(
    Guid Id, string OperatorId, Guid AreaId, int Rows, int Refused, int Requested, int Provisioned, int Failed,
    string RequestedBy, DateTimeOffset CreatedAt, DateTimeOffset? LastAnswerAt)
{
    /// <summary>Whether the operator still owes an answer.</summary>
    public BatchState State => Requested == 0 ? BatchState.Closed : BatchState.Open;
}

internal static class BatchQueries
{
    public static IQueryable<BatchSummary> Summarise(
        this IQueryable<ProvisioningBatch> batches, LearnerDbContext db) => batches.Select(batch => new BatchSummary(
            batch.Id, batch.OperatorId, batch.AreaId, batch.Rows,
            db.ProvisioningErrors.Count(row => row.BatchId == batch.Id),
            db.Accounts.Count(row => row.BatchId == batch.Id && row.State == AccountState.Requested),
            db.Accounts.Count(row => row.BatchId == batch.Id && row.State == AccountState.Provisioned),
            db.Accounts.Count(row => row.BatchId == batch.Id && row.State == AccountState.Failed),
            batch.RequestedBy, batch.CreatedAt,
            db.Accounts.Where(row => row.BatchId == batch.Id).Max(row => row.DecidedAt)));
}
