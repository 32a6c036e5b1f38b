using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>They were two people after all. Each gets back what it had; what was corrected since stays.</summary>
internal static class UndoMerge
{
    /// <param name="Reason">How it was established that they are two people.</param>
    public sealed record Request([StringLength(500, MinimumLength = 5)] string Reason);

    /// <param name="id">Of the merge.</param>
    /// <param name="request">The reason.</param>
    /// <param name="scope">The caller&apos;s area; both have to be in it.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens what the merge had changed.</param>
    /// <param name="records">Moves back what hangs on them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        PersonalRecords records, TimeProvider time, CancellationToken cancellationToken)
    {
        var pair = await db.LearnerMerges.Where(merge => merge.Id == id)
            .Select(merge => new { merge.WinnerId, merge.LoserId }).SingleOrDefaultAsync(cancellationToken);
        if (pair is null)
            return DuplicateProblems.Unknown();
        await db.Lock([pair.WinnerId, pair.LoserId], cancellationToken);
        var people = await db.Learners.IgnoreQueryFilters().Within(scope).Include(learner => learner.Key)
            .Where(learner => learner.Id == pair.WinnerId || learner.Id == pair.LoserId)
            .ToDictionaryAsync(learner => learner.Id, cancellationToken);
        var merge = await db.LearnerMerges.SingleAsync(merge => merge.Id == id, cancellationToken);
        var now = time.GetUtcNow();
        if (people.Count < 2 || people.Values.Any(learner => learner.State is LearnerState.Erased))
            return DuplicateProblems.Unknown();
        if (merge.UndoneAt is not null)
            return DuplicateProblems.AlreadyUndone();
        if (now > merge.UndoUntil || merge.ChangesSealed is null)
            return DuplicateProblems.UndoExpired();
        var (winner, loser) = (people[pair.WinnerId], people[pair.LoserId]);
        if (winner.State is LearnerState.Merged)
            return DuplicateProblems.UndoConflict();

        await records.MoveBack(loser.Id, winner.Id, merge.Moved, cancellationToken);
        var changes = JsonSerializer.Deserialize<MergeChanges>(
            vault.Open(winner.Key!, SealedField.Merge, merge.ChangesSealed))!;
        var reverted = changes.Winner.Where(change => change.Revert(db.Entry(winner)))
            .Select(change => change.Property).ToHashSet();
        foreach (var change in changes.Loser)
            change.Revert(db.Entry(loser));
        merge.Undo(user.Identity!.Name!, VietnameseText.Clean(request.Reason), now);
        db.AddEvent(winner.TellUnmerged(merge.Id, loser.Id, now));
        foreach (var evt in winner.TellTaken(Fields(reverted), vault, now))
            db.AddEvent(evt);
        var candidate = await db.DuplicateCandidates.Of(winner.Id, loser.Id).SingleOrDefaultAsync(cancellationToken);
        candidate?.Undo(merge.UndoneBy!, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: LearnerConfiguration.OneLearnerPerCitizenId
        })
        {
            return DuplicateProblems.UndoConflict(); // a third registration holds the number by now
        }

        return TypedResults.NoContent();
    }

    /// <summary>Which of the values that others hold came back.</summary>
    private static List<MergeField> Fields(HashSet<string> properties) =>
    [
        .. properties.Contains(nameof(Learner.FullName)) ? [MergeField.FullName] : Array.Empty<MergeField>(),
        .. properties.Contains(nameof(Learner.PhoneSealed)) ? [MergeField.Phone] : Array.Empty<MergeField>(),
        .. properties.Contains(nameof(Learner.PreferredLanguage))
            ? [MergeField.PreferredLanguage]
            : Array.Empty<MergeField>(),
    ];
}
