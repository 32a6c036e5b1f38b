using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>
/// Makes one person of two registrations: all that hung on the one hangs on the other afterwards, nothing is deleted,
/// and the others hear of it in one event. Inside the caller&apos;s transaction.
/// </summary>
internal sealed class MergePeople(
    LearnerDbContext db, PersonalDataVault vault, PersonalRecords records, TimeProvider time)
{
    private static readonly RuleKey<int> UndoDays = new("merge-undo-days");

    /// <param name="WinnerId">The registration that stays.</param>
    /// <param name="LoserId">The registration that leads to it from then on.</param>
    /// <param name="Take">Values that are right in the registration that goes.</param>
    /// <param name="Reason">Why they are one person.</param>
    /// <param name="By">Who says so.</param>
    internal sealed record Order(
        Guid WinnerId, Guid LoserId, IReadOnlyCollection<MergeField> Take, string Reason, string By);

    /// <returns>The merge, or what is in its way.</returns>
    public async Task<(LearnerMerge? Merge, ProblemHttpResult? Problem)> Run(
        Order order, AreaScope scope, CancellationToken cancellationToken)
    {
        if (order.WinnerId == order.LoserId)
            return (null, DuplicateProblems.Same());

        await db.Lock([order.WinnerId, order.LoserId], cancellationToken);
        var people = await db.Learners.Within(scope).Include(learner => learner.Key)
            .Where(learner => learner.Id == order.WinnerId || learner.Id == order.LoserId)
            .ToDictionaryAsync(learner => learner.Id, cancellationToken);
        if (people.Count < 2)
            return (null, DuplicateProblems.Unknown());
        if (people.Values.Any(learner => learner.RestrictedAt is not null))
            return (null, DuplicateProblems.Restricted());

        var now = time.GetUtcNow();
        var (winner, loser) = (people[order.WinnerId], people[order.LoserId]);
        var moved = await records.Move(loser.Id, winner.Id, cancellationToken);
        var changes = Join(winner, loser, order.Take, now);
        var days = (await RuleBook.Value(db, UndoDays, VietnamTime.DateOf(now), cancellationToken)).Value;
        var merge = new LearnerMerge
        {
            Id = Guid.CreateVersion7(now),
            WinnerId = winner.Id,
            LoserId = loser.Id,
            Reason = VietnameseText.Clean(order.Reason),
            MergedBy = order.By,
            MergedAt = now,
            UndoUntil = now.AddDays(days),
            Moved = moved,
            ChangesSealed = vault.Seal(
                winner.KeyOf(vault, now), SealedField.Merge, JsonSerializer.SerializeToUtf8Bytes(changes)),
        };
        db.LearnerMerges.Add(merge);
        db.AddEvent(winner.TellMerged(merge.Id, loser.Id, now));
        foreach (var evt in winner.TellTaken(order.Take, vault, now))
            db.AddEvent(evt);
        await Answer(merge, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (merge, null);
    }

    /// <summary>The question about the pair, if it was ever asked, is answered with it.</summary>
    private async Task Answer(LearnerMerge merge, CancellationToken cancellationToken)
    {
        var candidate = await db.DuplicateCandidates.Of(merge.WinnerId, merge.LoserId)
            .SingleOrDefaultAsync(cancellationToken);
        candidate?.Decide(DuplicateState.Merged, merge.MergedBy, merge.MergedAt);
    }

    private MergeChanges Join(
        Learner winner, Learner loser, IReadOnlyCollection<MergeField> take, DateTimeOffset now)
    {
        foreach (var field in take.Distinct())
            winner.Take(field, loser, vault, now);
        loser.MergeInto(winner);
        return new MergeChanges(RowChange.Of(db.Entry(winner)), RowChange.Of(db.Entry(loser)));
    }
}

/// <summary>What a merge changed in the two rows.</summary>
internal sealed record MergeChanges(IReadOnlyList<RowChange> Winner, IReadOnlyList<RowChange> Loser);
