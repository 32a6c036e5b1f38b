using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Insights.Progress;

/// <summary>Two registrations of one person, who counts once for as long as the merge stands.</summary>
internal sealed class LearnerMergeFact
{
    public Guid MergeId { get; private set; }

    public Guid WinnerId { get; private set; }

    public Guid LoserId { get; private set; }

    public bool Undone { get; private set; }

    internal static Task Apply(InsightsDbContext db, LearnersMerged evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, undone)
            values ({evt.MergeId}, {evt.LearnerId}, {evt.MergedLearnerId}, false)
            on conflict (merge_id) do nothing
            """,
            cancellationToken);

    internal static Task Apply(InsightsDbContext db, LearnersUnmerged evt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_merges (merge_id, winner_id, loser_id, undone)
            values ({evt.MergeId}, {evt.LearnerId}, {evt.MergedLearnerId}, true)
            on conflict (merge_id) do update set undone = true
            """,
            cancellationToken);
}
