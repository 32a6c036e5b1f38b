using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Learners;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// What is confirmed is that a person can do what a criterion asks for, and not a piece of paper: a person is told once
/// for each criterion and version of the rule, whatever certificates follow.
/// </summary>
internal static class OpenConfirmation
{
    /// <summary>
    /// Adds the next cycle of a certificate. Null: one is under way or was accepted, be it of another certificate of
    /// the person, also under another registration. Taken in the caller's transaction, one person at a time.
    /// </summary>
    internal static async Task<Confirmation?> TryConfirm(
        this CertificationDbContext db, Certificate certificate, ConfirmationRule rule, string by,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.HoldPerson(certificate.LearnerId, cancellationToken);
        var person = await db.PersonIds(certificate.LearnerId, cancellationToken);
        // What a revoked certificate had confirmed says nothing of the one that was earned instead.
        var earlier = await db.Confirmations.AsNoTracking()
            .Where(c => person.Contains(c.LearnerId) && c.CriterionCode == certificate.CriterionCode
                && db.Certificates.Any(
                    other => other.Id == c.CertificateId && other.Status != CertificateStatus.Revoked))
            .ToListAsync(cancellationToken);
        var own = earlier.Where(c => c.CertificateId == certificate.Id).ToList();
        if (own.Exists(c => c.Counts) || earlier.Exists(c => c.Counts && c.RuleVersion == rule.Version))
            return null;
        var confirmation = Confirmation.Of(certificate, rule, own.Count + 1, by, now);
        db.Confirmations.Add(confirmation);
        return confirmation;
    }

    /// <summary>
    /// A correction takes over what was told of the certificate before it, so that nobody is told of twice. Replicas
    /// that follow one of them wait.
    /// </summary>
    internal static async Task MoveConfirmations(
        this CertificationDbContext db, Certificate wrong, Certificate right, CancellationToken cancellationToken)
    {
        var told = await db.Confirmations.FromSql(
            $"select *, xmin from confirmations where certificate_id = {wrong.Id} for update")
            .ToListAsync(cancellationToken);
        foreach (var confirmation in told)
            confirmation.MoveTo(right);
    }
}
