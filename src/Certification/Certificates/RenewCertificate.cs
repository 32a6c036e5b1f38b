using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Criteria;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>
/// Gives a holder the certificate of the next cycle, where the criterion in force leaves that to an officer: in the
/// last days of the old one or after its end.
/// </summary>
internal static class RenewCertificate
{
    /// <param name="Reason">Words for the record. <example>Đã đối chiếu hồ sơ gia hạn.</example></param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    /// <param name="Id">The certificate of the next cycle.</param>
    /// <param name="Number">Its number. <example>BDHVS-19-2028-7K3M9QX2TD</example></param>
    /// <param name="PublicId">What opens its public page. <example>7k3m9qx2td0h5n8b4c6w1f9gjz</example></param>
    /// <param name="Cycle">Number of the cycle, from 2.</param>
    /// <param name="ValidUntil">First moment at which it no longer counts.</param>
    public sealed record Response(Guid Id, string Number, string PublicId, int Cycle, DateTimeOffset? ValidUntil);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        CertificateIssuer issuer, TimeProvider time, CancellationToken cancellationToken)
    {
        var last = await db.Certificates.Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (last is null)
            return TypedResults.NotFound();
        if (last.Status is not (CertificateStatus.Valid or CertificateStatus.Expired))
            return CertificateProblems.StateOf(last);

        await db.HoldPerson(last.LearnerId, cancellationToken);
        var criterion = await db.Criteria.AsNoTracking().InForce()
            .SingleAsync(c => c.Code == last.CriterionCode, cancellationToken);
        if (criterion.Renewal is not RenewalRule.OnRequest || last.ValidUntil is not { } end)
            return CertificateProblems.NotRenewable(criterion.Renewal);
        if (time.GetUtcNow() < end.AddDays(-criterion.RenewalDays))
            return CertificateProblems.TooEarly;
        if (await db.Certificates.AnyAsync(
            c => c.PredecessorId == id && c.Cycle > last.Cycle && c.Status != CertificateStatus.Revoked,
            cancellationToken))
            return CertificateProblems.RenewedAlready;

        var decision = new Decision("on-request", request.Reason, user.Actor());
        var next = await issuer.Renew(last, criterion, decision, cancellationToken);
        db.Expect(last, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"../{next.Id}",
            new Response(next.Id, next.Number, next.PublicId, next.Cycle, next.ValidUntil));
    }
}
