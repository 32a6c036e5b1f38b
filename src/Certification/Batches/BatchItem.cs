using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Batches;

/// <summary>A list of certificates to issue or to correct, and how far it is.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Subject">What the ids of the list name.</param>
/// <param name="State">How far it is.</param>
/// <param name="CriterionId">By which version of a criterion is issued.</param>
/// <param name="ReasonCode">Why it is corrected. <example>issued-in-error</example></param>
/// <param name="TotalRows">Rows of the list.</param>
/// <param name="DoneRows">Rows with an outcome.</param>
/// <param name="ProposedBy">Who proposed it, opaque. <example>https://id.example|a81f</example></param>
/// <param name="ProposedAt">When.</param>
/// <param name="ApprovedBy">The second person. <example>https://id.example|b92c</example></param>
/// <param name="ApprovedAt">When.</param>
/// <param name="RunsAt">Until then it can be stopped.</param>
/// <param name="CancelledBy">Who stopped it. <example>https://id.example|b92c</example></param>
/// <param name="CompletedAt">When the last row was decided.</param>
public sealed record BatchItem(
    Guid Id, BatchKind Kind, BatchSubject Subject, BatchState State, Guid? CriterionId, string? ReasonCode,
    int TotalRows, int DoneRows, string ProposedBy, DateTimeOffset ProposedAt, string? ApprovedBy,
    DateTimeOffset? ApprovedAt, DateTimeOffset? RunsAt, string? CancelledBy, DateTimeOffset? CompletedAt)
{
    internal static BatchItem Of(CertificateBatch batch, int doneRows) => new(
        batch.Id, batch.Kind, batch.Subject, batch.State, batch.CriterionId, batch.ReasonCode, batch.TotalRows,
        doneRows, batch.ProposedBy, batch.ProposedAt, batch.ApprovedBy, batch.ApprovedAt, batch.RunsAt,
        batch.CancelledBy, batch.CompletedAt);

    /// <summary>How many rows of each list are decided.</summary>
    internal static Task<Dictionary<Guid, int>> DoneRowsOf(
        IReadOnlyCollection<Guid> batches, CertificationDbContext db, CancellationToken cancellationToken) =>
        db.CertificateBatchRows.Where(row => batches.Contains(row.BatchId) && row.Outcome != null)
            .GroupBy(row => row.BatchId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellationToken);
}
