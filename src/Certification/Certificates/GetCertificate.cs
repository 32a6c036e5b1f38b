using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>One certificate as the registry has it, without the holder&apos;s name.</summary>
internal static class GetCertificate
{
    /// <param name="Id">Its identity.</param>
    /// <param name="Number">What is printed on it. <example>BDHVS-19-2026-7K3M9QX2TD</example></param>
    /// <param name="PublicId">What opens its public page. <example>7k3m9qx2td0h5n8b4c6w1f9gjz</example></param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="StatusSince">Since when.</param>
    /// <param name="PendingReason">What a pending certificate waits for: <c>learner-name</c>, <c>area</c> or
    /// <c>signature</c>.</param>
    /// <param name="LearnerId">The holder.</param>
    /// <param name="AreaId">Where it was earned.</param>
    /// <param name="CompletionId">What it was earned by.</param>
    /// <param name="CriterionId">The version of the criterion.</param>
    /// <param name="CriterionCode">Code of the criterion. <example>vneid-basics</example></param>
    /// <param name="CriterionVersion">Number of that version.</param>
    /// <param name="Cycle">1, and more where one before it was renewed.</param>
    /// <param name="IssueNo">1, and more where it corrects one before it.</param>
    /// <param name="PredecessorId">The certificate it corrects or renews.</param>
    /// <param name="Title">What it is called. <example>Giấy xác nhận hoàn thành khóa học</example></param>
    /// <param name="AssuranceLevel">Code of how sure it is. <example>attended</example></param>
    /// <param name="Issuer">What the issuer was called on the day; absent until it is signed.
    /// <example>Ban Chỉ đạo phong trào “Bình dân học vụ số” tỉnh Thái Nguyên</example></param>
    /// <param name="IssuingAuthorityId">The registered authority that is, where there was one.</param>
    /// <param name="IssuingUnit">What the unit was called on the day. <example>Phường Đức Xuân</example></param>
    /// <param name="ValidFrom">From when on it counts.</param>
    /// <param name="ValidUntil">First moment at which it no longer does; absent where it always will.</param>
    /// <param name="RevokedAt">When it was revoked.</param>
    /// <param name="RevokedBy">By whom: the subject of the token, opaque. <example>https://id.example|a81f</example>
    /// </param>
    /// <param name="RevocationCode">Code of the reason. <example>issued-in-error</example></param>
    /// <param name="RevocationReason">Words for the record. <example>Nhập nhầm người học.</example></param>
    public sealed record Response(
        Guid Id, string Number, string PublicId, CertificateStatus Status, DateTimeOffset StatusSince,
        string? PendingReason, Guid LearnerId, Guid AreaId, Guid CompletionId, Guid CriterionId, string CriterionCode,
        int CriterionVersion, int Cycle, int IssueNo, Guid? PredecessorId, string Title, string AssuranceLevel,
        string? Issuer, Guid? IssuingAuthorityId, string? IssuingUnit, DateTimeOffset ValidFrom,
        DateTimeOffset? ValidUntil, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevocationCode,
        string? RevocationReason);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await db.Certificates.AsNoTracking().Within(scope, db.Areas).Where(c => c.Id == id)
            .Select(c => new
            {
                c.RowVersion,
                Body = new Response(
                    Id: c.Id,
                    Number: c.Number,
                    PublicId: c.PublicId,
                    Status: c.Status,
                    StatusSince: c.StatusSince,
                    PendingReason: c.Status != CertificateStatus.Pending ? null
                        : !db.Learners.Any(l => l.Id == c.LearnerId) ? "learner-name"
                        : db.SigningIntents.Any(i => i.CertificateId == c.Id && i.Document == null) ? "area"
                        : "signature",
                    LearnerId: c.LearnerId,
                    AreaId: c.AreaId,
                    CompletionId: c.CompletionId,
                    CriterionId: c.CriterionId,
                    CriterionCode: c.CriterionCode,
                    CriterionVersion: c.CriterionVersion,
                    Cycle: c.Cycle,
                    IssueNo: c.IssueNo,
                    PredecessorId: c.PredecessorId,
                    Title: c.Title,
                    AssuranceLevel: c.AssuranceLevel,
                    Issuer: c.IssuerName,
                    IssuingAuthorityId: c.IssuingAuthorityId,
                    IssuingUnit: c.UnitName,
                    ValidFrom: c.ValidFrom,
                    ValidUntil: c.ValidUntil,
                    RevokedAt: c.RevokedAt,
                    RevokedBy: c.RevokedBy,
                    RevocationCode: c.RevocationCode,
                    RevocationReason: c.RevocationReason),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(found.RowVersion);
        return TypedResults.Ok(found.Body);
    }
}
