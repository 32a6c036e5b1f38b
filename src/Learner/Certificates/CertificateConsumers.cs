using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Learners.Certificates;

internal sealed class CertificateIssuedConsumer(LearnerDbContext db) : IConsumer<CertificateIssued>
{
    public Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var issued = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO held_certificates (certificate_id, learner_id, criterion_code, criterion_version, issued_at)
            VALUES ({issued.CertificateId}, {issued.LearnerId}, {issued.CriterionCode}, {issued.CriterionVersion},
                    {issued.OccurredAt.ToUniversalTime()})
            ON CONFLICT (certificate_id) DO UPDATE SET criterion_code = excluded.criterion_code,
                criterion_version = excluded.criterion_version, issued_at = excluded.issued_at
            """,
            context.CancellationToken);
    }
}

internal sealed class CertificateRevokedConsumer(LearnerDbContext db) : IConsumer<CertificateRevoked>
{
    public Task Consume(ConsumeContext<CertificateRevoked> context)
    {
        var revoked = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO held_certificates (certificate_id, learner_id, revoked_at)
            VALUES ({revoked.CertificateId}, {revoked.LearnerId}, {revoked.OccurredAt.ToUniversalTime()})
            ON CONFLICT (certificate_id) DO UPDATE SET revoked_at = excluded.revoked_at
            """,
            context.CancellationToken);
    }
}
