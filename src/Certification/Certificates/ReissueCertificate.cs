using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>
/// Corrects a certificate: another one with the name the holder bears now takes its place. The old one stays, says that
/// it was replaced and links to the new one.
/// </summary>
internal static class ReissueCertificate
{
    /// <param name="ReasonCode">Travels with the event. <example>name-corrected</example></param>
    /// <param name="Reason">Words for the record. <example>Đã đính chính họ tên theo căn cước.</example></param>
    public sealed record Request(
        [AllowedValues("name-corrected", "data-corrected", "key-compromised", "other")] string ReasonCode,
        [StringLength(500, MinimumLength = 10)] string Reason);

    /// <param name="Id">The certificate in its place.</param>
    /// <param name="Number">Its number. <example>BDHVS-19-2026-7K3M9QX2TD</example></param>
    /// <param name="PublicId">What opens its public page. <example>7k3m9qx2td0h5n8b4c6w1f9gjz</example></param>
    /// <param name="ReplacesId">The certificate that was replaced.</param>
    public sealed record Response(Guid Id, string Number, string PublicId, Guid ReplacesId);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        CertificateIssuer issuer, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();

        db.Expect(certificate, ifMatch);
        var decision = new Decision(request.ReasonCode, request.Reason, user.Actor());
        if (await issuer.Correct(certificate, decision, cancellationToken) is not { } right)
            return CertificateProblems.StateOf(certificate);

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"../{right.Id}", new Response(right.Id, right.Number, right.PublicId, id));
    }
}
