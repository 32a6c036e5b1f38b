using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Insights.Progress;

/// <summary>Valid once issued and while not revoked. The two events come from two queues, in any order.</summary>
internal sealed class CertificateFact
{
    public Guid CertificateId { get; private set; }

    public Guid LearnerId { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    internal static Task Apply(InsightsDbContext db, CertificateIssued evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into certificates (certificate_id, learner_id, issued_at)
            values ({evt.CertificateId}, {evt.LearnerId}, {evt.OccurredAt})
            on conflict (certificate_id) do update set issued_at = excluded.issued_at
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, CertificateRevoked evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into certificates (certificate_id, learner_id, revoked_at)
            values ({evt.CertificateId}, {evt.LearnerId}, {evt.OccurredAt})
            on conflict (certificate_id) do update set revoked_at = excluded.revoked_at
            """,
            cancellationToken);
}
