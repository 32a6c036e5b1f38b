using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// Has a valid certificate told to VNeID. It is sent a moment later; the answer may take days. A certificate has one
/// confirmation that counts; after a refusal, or after silence, it may be told again.
/// </summary>
internal static class SubmitConfirmation
{
    /// <param name="CertificateId">A valid certificate of the caller's area.</param>
    public sealed record Request(Guid CertificateId);

    /// <param name="Id">Identity of the confirmation.</param>
    /// <param name="Cycle">How often this certificate was told, this time included.</param>
    /// <param name="RuleVersion">Version of the rule by which it is judged.</param>
    public sealed record Response(Guid Id, int Cycle, int RuleVersion);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db, TimeProvider time,
        ILogger<Confirmation> logger, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == request.CertificateId, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();
        if (certificate.Status is not CertificateStatus.Valid)
        {
            return Problems.Conflict(
                "certificate-not-valid",
                "Giấy xác nhận chưa được cấp hoặc không còn hiệu lực.",
                "The certificate is not issued yet, or no longer in force.");
        }

        var now = time.GetUtcNow();
        var rule = await db.ConfirmationRule(certificate.CriterionCode, VietnamTime.DateOf(now), cancellationToken);
        if (rule is null)
        {
            return Problems.Unprocessable(
                "confirmation-not-offered",
                "Chưa có quy định xác nhận trên VNeID cho loại giấy xác nhận này.",
                "No rule says that certificates of this kind are confirmed on VNeID.");
        }

        var confirmation = await db.TryConfirm(certificate, rule, user.Actor(), now, cancellationToken);
        if (confirmation is null)
        {
            return Problems.Conflict(
                "confirmation-exists",
                "Giấy xác nhận này đã được gửi xác nhận trên VNeID.",
                "The certificate was sent to be confirmed already.");
        }

        await db.SaveChangesAsync(cancellationToken);
        ConfirmationLog.Requested(logger, confirmation.Id, certificate.Id, confirmation.Cycle);
        return TypedResults.Created(
            $"confirmations/{confirmation.Id}",
            new Response(confirmation.Id, confirmation.Cycle, confirmation.RuleVersion));
    }
}
