using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Authorities;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Signing;

internal static class SigningPreparation
{
    /// <summary>
    /// Fixes the bytes to sign as soon as the learner's name and the issuing commune are known here; events of
    /// different aggregates arrive in any order. False: something is still awaited, and the certificate stays
    /// pending.
    /// </summary>
    internal static async Task<bool> TryPrepare(
        this CertificationDbContext db, SigningIntent intent, Certificate certificate, IIssuerSigner signer,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.FindAsync([certificate.LearnerId], cancellationToken);
        var unit = await db.Areas.IssuingUnit(certificate.AreaId).SingleOrDefaultAsync(cancellationToken);
        if (learner is not { ErasedAt: null } || unit is null)
            return false;

        var criterion = await db.Criteria.SingleAsync(c => c.Id == certificate.CriterionId, cancellationToken);
        await db.NameIssuer(certificate, criterion, unit, now, cancellationToken);
        var name = certificate.HolderName ?? learner.FullName;
        var salt = certificate.HolderSalt ?? RandomNumberGenerator.GetBytes(32);
        intent.Prepare(certificate, criterion, unit, name, salt, signer, now);
        return true;
    }
}
