using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;

namespace Platform.Partners;

/// <summary>
/// Number and text of whoever was erased leave the feed at once, published or not. What an operator was given stays
/// with the operator under its own duty; here the reference stays, so that receipts can be told from invention.
/// </summary>
internal sealed class LearnerErasedConsumer(PartnerDbContext db, TimeProvider time) : IConsumer<LearnerErased>
{
    public async Task Consume(ConsumeContext<LearnerErased> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        var erased = await db.PartnerFeed.Where(entry => entry.LearnerId == evt.LearnerId).ExecuteUpdateAsync(
            set => set.SetProperty(entry => entry.Data, (byte[]?)null)
                .SetProperty(entry => entry.LearnerId, (Guid?)null),
            cancellationToken);
        db.AddEvent(new PartnerErasureAnswered
        {
            ErasureId = evt.ErasureId,
            Version = 1,
            OccurredAt = time.GetUtcNow(),
            LearnerId = evt.LearnerId,
            Outcome = erased > 0 ? "erased" : "nothing",
        });
    }
}
