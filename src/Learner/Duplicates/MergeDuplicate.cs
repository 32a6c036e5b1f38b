using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>
/// They are one person. What hung on the other registration hangs on the one that stays; both ids lead to it.
/// </summary>
internal static class MergeDuplicate
{
    /// <param name="WinnerId">The registration that stays: one of the two.</param>
    /// <param name="Reason">How it was established that they are one person.</param>
    /// <param name="Take">Values to be taken from the other registration.</param>
    public sealed record Request(
        Guid WinnerId, [StringLength(500, MinimumLength = 5)] string Reason,
        [MaxLength(6)] IReadOnlyList<MergeField>? Take = null);

    /// <param name="MergeId">Names the merge when it is undone.</param>
    /// <param name="WinnerId">The registration that stays.</param>
    /// <param name="LoserId">The registration that leads to it.</param>
    /// <param name="UndoUntil">Until when it can be undone.</param>
    public sealed record Response(Guid MergeId, Guid WinnerId, Guid LoserId, DateTimeOffset UndoUntil)
    {
        internal static Response Of(LearnerMerge merge) =>
            new(merge.Id, merge.WinnerId, merge.LoserId, merge.UndoUntil);
    }

    /// <param name="id">Of the question.</param>
    /// <param name="request">Which registration stays, and with which values.</param>
    /// <param name="ifMatch">The version of the question that the officer has seen.</param>
    /// <param name="scope">The caller&apos;s area; both have to be in it.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="merging">Does it.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        MergePeople merging, CancellationToken cancellationToken)
    {
        var pair = await db.DuplicateCandidates.VisibleTo(scope, db)
            .SingleOrDefaultAsync(pair => pair.Id == id, cancellationToken);
        if (pair is null)
            return DuplicateProblems.Unknown();
        if (pair.State is not DuplicateState.Open)
            return DuplicateProblems.Decided();
        if (request.WinnerId != pair.LearnerA && request.WinnerId != pair.LearnerB)
            return DuplicateProblems.NotOfThePair();

        db.Expect(pair, ifMatch);
        var loser = request.WinnerId == pair.LearnerA ? pair.LearnerB : pair.LearnerA;
        var (merge, problem) = await merging.Run(
            new(request.WinnerId, loser, request.Take ?? [], request.Reason, user.Identity!.Name!), scope,
            cancellationToken);
        return merge is null ? problem! : TypedResults.Ok(Response.Of(merge));
    }
}
