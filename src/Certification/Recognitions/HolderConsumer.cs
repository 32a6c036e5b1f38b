using MassTransit;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// A certificate began to count or counts no longer: the holder&apos;s home is judged anew, and soon the commune. The
/// certificate itself is read from its row, so a message that comes late or twice decides nothing of its own.
/// </summary>
internal sealed class HolderConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<CertificateIssued>, IConsumer<CertificateRevoked>, IConsumer<CertificateSuspended>,
    IConsumer<CertificateReinstated>, IConsumer<CertificateExpired>
{
    public Task Consume(ConsumeContext<CertificateIssued> context) => Judge(
        context.Message.LearnerId, context.Message.AreaId, "certificate-issued", context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateRevoked> context) => Judge(
        context.Message.LearnerId, context.Message.AreaId, "certificate-revoked", context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateSuspended> context) => Judge(
        context.Message.LearnerId, context.Message.AreaId, "certificate-suspended", context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateReinstated> context) => Judge(
        context.Message.LearnerId, context.Message.AreaId, "certificate-reinstated", context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateExpired> context) => Judge(
        context.Message.LearnerId, context.Message.AreaId, "certificate-expired", context.CancellationToken);

    private async Task Judge(Guid learnerId, Guid areaId, string cause, CancellationToken cancellationToken)
    {
        await db.JudgeHomesOf([learnerId], cause, time.GetUtcNow(), cancellationToken);
        await db.MarkCommune(areaId, cancellationToken);
    }
}
