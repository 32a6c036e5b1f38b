using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Insights.Progress;

/// <summary>
/// Valid once issued and until it ends: revoked, expired or replaced. The events come from queues of their own, in any
/// order; the first end counts.
/// </summary>
internal sealed class CertificateFact
{
    public Guid CertificateId { get; private set; }

    public Guid LearnerId { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>When it ended, for whatever reason.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    internal static async Task Apply(InsightsDbContext db, CertificateIssued evt, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into certificates (certificate_id, learner_id, issued_at)
            values ({evt.CertificateId}, {evt.LearnerId}, {evt.OccurredAt})
            on conflict (certificate_id) do update set issued_at = excluded.issued_at
            """,
            cancellationToken);
        if (evt.ReplacesId is { } replaced)
            await End(db, replaced, evt.LearnerId, evt.OccurredAt, cancellationToken);
    }

    internal static Task Apply(InsightsDbContext db, CertificateRevoked evt, CancellationToken cancellationToken) =>
        End(db, evt.CertificateId, evt.LearnerId, evt.OccurredAt, cancellationToken);

    internal static Task Apply(InsightsDbContext db, CertificateExpired evt, CancellationToken cancellationToken) =>
        End(db, evt.CertificateId, evt.LearnerId, evt.OccurredAt, cancellationToken);

    private static Task<int> End(
        InsightsDbContext db, Guid certificateId, Guid learnerId, DateTimeOffset at,
        CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into certificates (certificate_id, learner_id, revoked_at)
            values ({certificateId}, {learnerId}, {at})
            on conflict (certificate_id) do update set
                revoked_at = least(certificates.revoked_at, excluded.revoked_at)
            """,
            cancellationToken);
}
