using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class GetCertificate
{
    /// <param name="PendingReason">What a pending certificate waits for: <c>learner-name</c>, <c>area</c> or
    /// <c>signature</c>.</param>
    public sealed record Response(
        Guid Id, string Number, string PublicId, CertificateStatus Status, string? PendingReason, Guid LearnerId,
        Guid AreaId, Guid CompletionId, string CriterionCode, int CriterionVersion, string Title, string AssuranceLevel,
        DateTimeOffset ValidFrom, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevocationCode,
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
                    PendingReason: c.Status != CertificateStatus.Pending ? null
                        : !db.Learners.Any(l => l.Id == c.LearnerId) ? "learner-name"
                        : db.SigningIntents.Any(i => i.CertificateId == c.Id && i.Document == null) ? "area"
                        : "signature",
                    LearnerId: c.LearnerId,
                    AreaId: c.AreaId,
                    CompletionId: c.CompletionId,
                    CriterionCode: c.CriterionCode,
                    CriterionVersion: c.CriterionVersion,
                    Title: c.Title,
                    AssuranceLevel: c.AssuranceLevel,
                    ValidFrom: c.ValidFrom,
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
