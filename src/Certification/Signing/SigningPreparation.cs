using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Authorities;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Signing;

internal static class SigningPreparation
{
    /// <summary>
    /// Fixes the bytes to sign as soon as the learner's name and the issuing commune are known here and the issuer has
    /// keys; events of different aggregates arrive in any order. Bytes once fixed stay, whichever key signs them in the
    /// end. False: something is still awaited, and the certificate stays pending.
    /// </summary>
    internal static async Task<bool> TryPrepare(
        this CertificationDbContext db, SigningIntent intent, Certificate certificate, IssuerKeys keys,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.FindAsync([certificate.LearnerId], cancellationToken);
        var area = await db.Areas.FindAsync([certificate.AreaId], cancellationToken);
        var unit = await db.Areas.IssuingUnit(certificate.AreaId).SingleOrDefaultAsync(cancellationToken);
        if (learner is not { ErasedAt: null } || area is null || unit is null)
            return false;

        var issuer = keys.IssuerOf(certificate.CriterionCode, area.Path);
        var place = await db.ReservePlace(certificate, issuer, cancellationToken);
        if (keys.PairOf(place.Issuer, now) is not var (proof, token))
            return false;
        if (intent.Document is { } document)
        {
            intent.Prepare(document, proof, token, now);
            return true;
        }

        var criterion = await db.Criteria.SingleAsync(c => c.Id == certificate.CriterionId, cancellationToken);
        await db.NameIssuer(certificate, criterion, unit, now, cancellationToken);
        var name = certificate.HolderName ?? learner.FullName;
        var salt = certificate.HolderSalt ?? RandomNumberGenerator.GetBytes(32);
        certificate.NameHolder(name, salt);
        var badge = new OpenBadge(
            PublicId: certificate.PublicId,
            Number: certificate.Number,
            Title: certificate.Title,
            TitleEn: criterion.TitleEn,
            Criterion: certificate.CriterionCode,
            CriterionVersion: certificate.CriterionVersion,
            Assurance: certificate.AssuranceLevel,
            IssuerKey: place.Issuer,
            Issuer: certificate.IssuerName ?? criterion.Authority,
            UnitId: unit.Id,
            Unit: unit.Name,
            Subject: SignedContent.SubjectOf(name, salt),
            ValidFrom: certificate.ValidFrom,
            ValidUntil: certificate.ValidUntil,
            Status: place,
            HolderName: criterion.NamesHolder ? name : null);
        intent.Prepare(badge.Write(keys.At), proof, token, now);
        return true;
    }
}
