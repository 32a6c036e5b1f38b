using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>Ends a certificate for good, also one whose signing never ended or that ran out.</summary>
internal static class RevokeCertificate
{
    /// <param name="ReasonCode">Travels with the event; the words stay here, because they may name a person.
    /// <example>issued-in-error</example></param>
    /// <param name="Reason">Words for the record. <example>Nhập nhầm người học.</example></param>
    public sealed record Request(
        [AllowedValues("issued-in-error", "fraud", "holder-request", "other")] string ReasonCode,
        [StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        TimeProvider time, ILogger<Certificate> logger, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();

        var decision = new Decision(request.ReasonCode, request.Reason, user.Identity!.Name!);
        if (certificate.Revoke(decision, time.GetUtcNow()) is not { } revoked)
            return CertificateProblems.StateOf(certificate);

        db.Expect(certificate, ifMatch); // a stale ETag fails the UPDATE: 412
        db.AddEvent(revoked);
        await db.SaveChangesAsync(cancellationToken);
        Log.CertificateRevoked(logger, id);
        return TypedResults.NoContent();
    }
}
