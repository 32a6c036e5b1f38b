using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// Tells what the rule says is told at once. It reacts to the service's own news, so issuing waits for nothing.
/// </summary>
internal sealed class SubmitOnCertificateIssuedConsumer(
    CertificationDbContext db, TimeProvider time, ILogger<SubmitOnCertificateIssuedConsumer> logger) :
    IConsumer<CertificateIssued>
{
    private const string By = "rule";

    public async Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var now = time.GetUtcNow();
        var rule = await db.ConfirmationRule(evt.CriterionCode, VietnamTime.DateOf(now), cancellationToken);
        if (rule is not { SubmitOnIssue: true })
            return;
        var certificate = await db.Certificates.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == evt.CertificateId, cancellationToken);
        if (certificate is not { Status: CertificateStatus.Valid })
            return;
        if (await db.TryConfirm(certificate, rule, By, now, cancellationToken) is { } confirmation)
            ConfirmationLog.Requested(logger, confirmation.Id, certificate.Id, confirmation.Cycle);
    }
}
