using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// A certificate became valid or was revoked: the holder&apos;s home is judged anew. The certificate itself is read from
/// its row, so a message that comes late or twice decides nothing of its own.
/// </summary>
internal sealed class HolderConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<CertificateIssued>, IConsumer<CertificateRevoked>
{
    public Task Consume(ConsumeContext<CertificateIssued> context) =>
        Judge(context.Message.LearnerId, "certificate-issued", context.CancellationToken);

    public Task Consume(ConsumeContext<CertificateRevoked> context) =>
        Judge(context.Message.LearnerId, "certificate-revoked", context.CancellationToken);

    private async Task Judge(Guid learnerId, string cause, CancellationToken cancellationToken)
    {
        await Recogniser.HoldLearner(db, learnerId, cancellationToken);
        var homes = await db.HomeMembers
            .Where(member => member.LearnerId == learnerId || member.MergedIds.Contains(learnerId))
            .Select(member => member.HomeId).Distinct().Order().ToListAsync(cancellationToken);
        foreach (var id in homes)
        {
            if (await Recogniser.Hold(db, id, cancellationToken) is { } home)
                await Recogniser.Decide(db, home, cause, time.GetUtcNow(), cancellationToken);
        }
    }
}
