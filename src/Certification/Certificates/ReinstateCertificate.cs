using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>Lets a suspended certificate count again, unless its time is over.</summary>
internal static class ReinstateCertificate
{
    /// <param name="Reason">Words for the record. <example>Đã xác minh, bài kiểm tra hợp lệ.</example></param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        TimeProvider time, ILogger<Certificate> logger, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();

        var decision = new Decision("cleared", request.Reason, user.Actor());
        if (certificate.Reinstate(decision, time.GetUtcNow()) is not { } reinstated)
        {
            return certificate.IsFinal
                ? CertificateProblems.StateOf(certificate)
                : CertificateProblems.NotSuspended;
        }

        db.Expect(certificate, ifMatch);
        db.AddEvent(reinstated);
        await db.SaveChangesAsync(cancellationToken);
        Log.CertificateReinstated(logger, id);
        return TypedResults.NoContent();
    }
}
