using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

internal static class RevokeCertificate
{
    /// <param name="ReasonCode">Travels with the event; the words stay here, because they may name a person.</param>
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

        var revoked = certificate.Revoke(request.ReasonCode, request.Reason, user.Identity!.Name!, time.GetUtcNow());
        if (revoked is null)
        {
            return Problems.Conflict(
                "certificate-already-revoked",
                "Giấy xác nhận đã bị thu hồi trước đó.",
                "The certificate is revoked already.");
        }

        db.Expect(certificate, ifMatch); // a stale ETag fails the UPDATE: 412
        db.AddEvent(revoked);
        await db.SaveChangesAsync(cancellationToken);
        Log.CertificateRevoked(logger, id);
        return TypedResults.NoContent();
    }
}
