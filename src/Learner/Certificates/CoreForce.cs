using Microsoft.EntityFrameworkCore;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Certificates;

/// <summary>Who may be sent to help others: whoever was trained for it and whose certificate is valid.</summary>
internal static class CoreForce
{
    internal static readonly RuleKey<string[]> Criteria = new("core-force-criteria");

    /// <returns>The certificate that is valid on a day, to its last hour; none where there is none.</returns>
    internal static async Task<Guid?> CertificateOf(
        Guid learnerId, DateOnly day, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var criteria = (await RuleBook.Value(db, Criteria, day, cancellationToken)).Value;
        var dayAfter = VietnamTime.At(day.AddDays(1), TimeOnly.MinValue).ToUniversalTime();
        return await db.HeldCertificates
            .Where(held => held.LearnerId == learnerId && criteria.Contains(held.CriterionCode))
            .Where(held => held.IssuedAt < dayAfter && (held.RevokedAt == null || held.RevokedAt >= dayAfter))
            .Where(held => held.ValidUntil == null || held.ValidUntil >= dayAfter)
            .Where(held => held.SuspendedVersion == null || held.SuspendedVersion < held.ReinstatedVersion)
            .OrderBy(held => held.CertificateId)
            .Select(held => (Guid?)held.CertificateId)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
