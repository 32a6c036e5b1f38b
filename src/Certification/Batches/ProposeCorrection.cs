using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>
/// Proposes to revoke, suspend or reissue many certificates that were issued wrongly. Nothing happens before a second
/// person has agreed and the time to think it over has passed.
/// </summary>
internal static class ProposeCorrection
{
    private static readonly Dictionary<Correction, string[]> Reasons = new()
    {
        [Correction.Revoke] = ["issued-in-error", "fraud", "other"],
        [Correction.Suspend] = ["under-review", "complaint", "other"],
        [Correction.Reissue] = ["name-corrected", "data-corrected", "key-compromised", "other"],
    };

    /// <summary>What is done with each certificate.</summary>
    public enum Correction
    {
        Revoke,
        Suspend,
        Reissue,
    }

    /// <param name="Action">What is done with each.</param>
    /// <param name="ReasonCode">Travels with the events; those of the single action. <example>issued-in-error</example>
    /// </param>
    /// <param name="Reason">Words for the record. <example>Danh sách lớp bị nhập nhầm.</example></param>
    /// <param name="CertificateIds">The list; what stands there twice counts once.</param>
    public sealed record Request(
        Correction Action, [RegularExpression("^[a-z]+(-[a-z]+)*$"), StringLength(32)] string ReasonCode,
        [StringLength(500, MinimumLength = 10)] string Reason,
        [Length(1, 10_000)] IReadOnlyList<Guid> CertificateIds);

    internal static async Task<Results<Accepted<BatchItem>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db, TimeProvider time,
        ILogger<CertificateBatch> logger, CancellationToken cancellationToken)
    {
        if (!Reasons[request.Action].Contains(request.ReasonCode))
            return BatchProblems.ReasonDoesNotFit;
        if (!await db.Areas.AnyAsync(area => area.Id == scope.AreaId, cancellationToken))
            return BatchProblems.UnknownArea;

        var now = time.GetUtcNow();
        Guid[] ids = [.. request.CertificateIds.Distinct()];
        var batch = new CertificateBatch
        {
            Id = Guid.CreateVersion7(now),
            AreaId = scope.AreaId,
            Kind = request.Action switch
            {
                Correction.Revoke => BatchKind.Revoke,
                Correction.Suspend => BatchKind.Suspend,
                _ => BatchKind.Reissue,
            },
            Subject = BatchSubject.Certificate,
            ReasonCode = request.ReasonCode,
            Reason = request.Reason,
            TotalRows = ids.Length,
            ProposedBy = user.Actor(),
            ProposedAt = now,
        };
        db.CertificateBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await db.InsertRows(batch.Id, ids, cancellationToken);
        Log.BatchProposed(logger, batch.Id, batch.Kind, batch.TotalRows, batch.State);
        return TypedResults.Accepted($"../certificate-batches/{batch.Id}", BatchItem.Of(batch, 0));
    }
}
