using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Courses.Learners;

/// <summary>The two events come on two queues, in any order: undone is the last word.</summary>
internal sealed class LearnerMergeConsumer(CourseDbContext db) :
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

    private Task<int> Apply(
        Guid mergeId, Guid winnerId, Guid loserId, bool undone, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, undone)
            values ({mergeId}, {winnerId}, {loserId}, {undone})
            on conflict (merge_id) do update set undone = learner_merges.undone or excluded.undone
            """,
            cancellationToken);
}
