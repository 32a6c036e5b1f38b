using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>Lets a certificate count no more while a doubt is looked into; it can be taken back.</summary>
internal static class SuspendCertificate
{
    /// <param name="ReasonCode">Travels with the event. <example>under-review</example></param>
    /// <param name="Reason">Words for the record. <example>Đang xác minh bài kiểm tra.</example></param>
    public sealed record Request(
        [AllowedValues("under-review", "complaint", "other")] string ReasonCode,
        [StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        TimeProvider time, ILogger<Certificate> logger, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();

        var decision = new Decision(request.ReasonCode, request.Reason, user.Actor());
        if (certificate.Suspend(decision, time.GetUtcNow()) is not { } suspended)
            return CertificateProblems.StateOf(certificate);

        db.Expect(certificate, ifMatch);
        db.AddEvent(suspended);
        await db.SaveChangesAsync(cancellationToken);
        Log.CertificateSuspended(logger, id);
        return TypedResults.NoContent();
    }
}
