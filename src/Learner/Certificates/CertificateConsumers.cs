using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Learners.Certificates;

internal sealed class CertificateIssuedConsumer(LearnerDbContext db) : IConsumer<CertificateIssued>
{
    public async Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var issued = context.Message;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO held_certificates
                (certificate_id, learner_id, criterion_code, criterion_version, issued_at, valid_until)
            VALUES ({issued.CertificateId}, {issued.LearnerId}, {issued.CriterionCode}, {issued.CriterionVersion},
                    {issued.OccurredAt.ToUniversalTime()}, {issued.ValidUntil?.ToUniversalTime()})
            ON CONFLICT (certificate_id) DO UPDATE SET criterion_code = excluded.criterion_code,
                criterion_version = excluded.criterion_version, issued_at = excluded.issued_at,
                valid_until = excluded.valid_until
            """,
            context.CancellationToken);
        // Not when it was decided, but when the other one is there: in between the holder is not without any.
        if (issued.ReplacesId is { } replaced)
            await db.EndCertificate(replaced, issued.LearnerId, issued.OccurredAt, context.CancellationToken);
    }
}

internal sealed class CertificateRevokedConsumer(LearnerDbContext db) : IConsumer<CertificateRevoked>
{
    public Task Consume(ConsumeContext<CertificateRevoked> context) => db.EndCertificate(
        context.Message.CertificateId, context.Message.LearnerId, context.Message.OccurredAt,
        context.CancellationToken);
}

/// <summary>The two may overtake each other: the later of them is the one with the higher version.</summary>
internal sealed class CertificateSuspensionConsumer(LearnerDbContext db) :
    IConsumer<CertificateSuspended>, IConsumer<CertificateReinstated>
{
    public Task Consume(ConsumeContext<CertificateSuspended> context) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO held_certificates (certificate_id, learner_id, suspended_version)
        VALUES ({context.Message.CertificateId}, {context.Message.LearnerId}, {context.Message.Version})
        ON CONFLICT (certificate_id) DO UPDATE SET
            suspended_version = greatest(held_certificates.suspended_version, excluded.suspended_version)
        """,
        context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateReinstated> context) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO held_certificates (certificate_id, learner_id, reinstated_version)
        VALUES ({context.Message.CertificateId}, {context.Message.LearnerId}, {context.Message.Version})
        ON CONFLICT (certificate_id) DO UPDATE SET
            reinstated_version = greatest(held_certificates.reinstated_version, excluded.reinstated_version)
        """,
        context.CancellationToken);
}

internal static class CertificateEnd
{
    internal static Task EndCertificate(
        this LearnerDbContext db, Guid id, Guid learnerId, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO held_certificates (certificate_id, learner_id, revoked_at)
            VALUES ({id}, {learnerId}, {at.ToUniversalTime()})
            ON CONFLICT (certificate_id) DO UPDATE SET
                revoked_at = least(held_certificates.revoked_at, excluded.revoked_at)
            """,
            cancellationToken);
}
