using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Contacts;

/// <summary>
/// The two events come on two queues, in any order: undone is the last word. What waits for a contact point may have
/// one now.
/// </summary>
internal sealed class LearnerMergeConsumer(NotificationDbContext db, TimeProvider time) :
    IConsumer<LearnersMerged>, IConsumer<LearnersUnmerged>
{
    public async Task Consume(ConsumeContext<LearnersMerged> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, merged_at, undone)
            values ({evt.MergeId}, {evt.LearnerId}, {evt.MergedLearnerId}, {evt.OccurredAt}, false)
            on conflict (merge_id) do nothing
            """,
            cancellationToken);
        await db.Messages.Wake([evt.LearnerId, evt.MergedLearnerId], time.GetUtcNow(), cancellationToken);
    }

    public async Task Consume(ConsumeContext<LearnersUnmerged> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, merged_at, undone)
            values ({evt.MergeId}, {evt.LearnerId}, {evt.MergedLearnerId}, {evt.OccurredAt}, true)
            on conflict (merge_id) do update set undone = true
            """,
            cancellationToken);
    }
}
