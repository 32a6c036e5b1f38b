using MassTransit;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// A certificate became valid or was revoked: the holder&apos;s home is judged anew. The certificate itself is read
/// from its row, so a message that comes late or twice decides nothing of its own.
/// </summary>
internal sealed class HolderConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<CertificateIssued>, IConsumer<CertificateRevoked>
{
    public Task Consume(ConsumeContext<CertificateIssued> context) => db.JudgeHomesOf(
        [context.Message.LearnerId], "certificate-issued", time.GetUtcNow(), context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateRevoked> context) => db.JudgeHomesOf(
        [context.Message.LearnerId], "certificate-revoked", time.GetUtcNow(), context.CancellationToken);
}
