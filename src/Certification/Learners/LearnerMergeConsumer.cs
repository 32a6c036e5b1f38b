using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Recognitions;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Learners;

/// <summary>The two events come on two queues, in any order: undone is the last word.</summary>
internal sealed class LearnerMergeConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<LearnersMerged>, IConsumer<LearnersUnmerged>
{
    public Task Consume(ConsumeContext<LearnersMerged> context)
    {
        var evt = context.Message;
        return Apply(evt.MergeId, evt.LearnerId, evt.MergedLearnerId, undone: false, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnersUnmerged> context)
    {
        var evt = context.Message;
        return Apply(evt.MergeId, evt.LearnerId, evt.MergedLearnerId, undone: true, context.CancellationToken);
    }

    /// <summary>The two hold their certificates together now, or apart: the homes of both are judged by that.</summary>
    private async Task Apply(
        Guid mergeId, Guid winnerId, Guid loserId, bool undone, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, undone)
            values ({mergeId}, {winnerId}, {loserId}, {undone})
            on conflict (merge_id) do update set undone = learner_merges.undone or excluded.undone
            """,
            cancellationToken);
        await db.JudgeHomesOf(
            [winnerId, loserId], undone ? "learners-unmerged" : "learners-merged", time.GetUtcNow(), cancellationToken);
    }
}
