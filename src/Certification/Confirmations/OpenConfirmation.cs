using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Confirmations;

/// <summary>Shared by the officer's request and by the rule that asks by itself.</summary>
internal static class OpenConfirmation
{
    /// <summary>
    /// Adds the next cycle of a certificate. Null: one is under way or was accepted. Two at once meet at the unique
    /// index.
    /// </summary>
    internal static async Task<Confirmation?> TryConfirm(
        this CertificationDbContext db, Certificate certificate, ConfirmationRule rule, string by,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earlier = await db.Confirmations.AsNoTracking().Where(c => c.CertificateId == certificate.Id)
            .ToListAsync(cancellationToken);
        if (earlier.Exists(c => c.State is not (ConfirmationState.Rejected or ConfirmationState.Expired)))
            return null;
        var confirmation = Confirmation.Of(certificate, rule, earlier.Count + 1, by, now);
        db.Confirmations.Add(confirmation);
        return confirmation;
    }
}
