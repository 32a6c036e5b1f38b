using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Courses.Completions;
using Platform.Courses.Programmes;

namespace Platform.Courses.Learners;

/// <summary>The two events come on two queues, in any order: undone is the last word.</summary>
internal sealed class LearnerMergeConsumer(CourseDbContext db, TimeProvider time) :
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
        if (undone)
            return; // what was completed stays: it was earned, and a certificate may rest on it

        var person = await db.Person(winnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        await CompleteCourse.EvaluateAll(person, db, time.GetUtcNow(), cancellationToken);
        await CompleteProgramme.Evaluate([person], db, time.GetUtcNow(), cancellationToken);
    }
}
