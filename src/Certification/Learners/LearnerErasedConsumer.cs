using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;

namespace Platform.Certifications.Learners;

/// <summary>
/// Forgets the name of whoever was erased, also on certificates that have ended: the signed bytes hold none and still
/// verify. A certificate that counts, or may count again, is kept as the law demands; one may have been issued while
/// the erasure was on its way.
/// </summary>
internal sealed class LearnerErasedConsumer(CertificationDbContext db, TimeProvider time) : IConsumer<LearnerErased>
{
    private static readonly CertificateStatus[] Ended =
        [CertificateStatus.Revoked, CertificateStatus.Superseded, CertificateStatus.Expired];

    public async Task Consume(ConsumeContext<LearnerErased> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var now = time.GetUtcNow();
        var named = await db.Learners.AnyAsync(
            learner => learner.Id == evt.LearnerId && learner.ErasedAt == null, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (id, full_name, erased_at) values ({evt.LearnerId}, '', {now})
            on conflict (id) do update set full_name = '', erased_at = coalesce(learners.erased_at, excluded.erased_at)
            """,
            cancellationToken);
        var own = db.Certificates.Where(certificate => certificate.LearnerId == evt.LearnerId);
        var blanked = await own
            .Where(certificate => Ended.Contains(certificate.Status) && certificate.HolderName != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(certificate => certificate.HolderName, (string?)null)
                    .SetProperty(certificate => certificate.HolderSalt, (byte[]?)null),
                cancellationToken);
        await db.ForgetAsync("learner", evt.LearnerId, cancellationToken);
        var kept = await own.CountAsync(
            certificate => !Ended.Contains(certificate.Status), cancellationToken);
        db.AddEvent(new CertificationErasureAnswered
        {
            ErasureId = evt.ErasureId,
            Version = 1,
            OccurredAt = now,
            LearnerId = evt.LearnerId,
            Outcome = kept > 0 ? "retained" : named || blanked > 0 ? "erased" : "nothing",
            Retained = kept > 0 ? kept : null,
            ReasonCode = kept > 0 ? "valid-certificates" : null,
        });
    }
}
