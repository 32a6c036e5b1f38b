using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>They are two people; nobody asks about them again.</summary>
internal static class DismissDuplicate
{
    /// <param name="id">Of the question.</param>
    /// <param name="ifMatch">The version of the question that the officer has seen.</param>
    /// <param name="scope">The caller&apos;s area; both have to be in it.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var pair = await db.DuplicateCandidates.VisibleTo(scope, db)
            .SingleOrDefaultAsync(pair => pair.Id == id, cancellationToken);
        if (pair is null)
            return DuplicateProblems.Unknown();
        if (!pair.Decide(DuplicateState.Different, user.Identity!.Name!, time.GetUtcNow()))
            return DuplicateProblems.Decided();

        db.Expect(pair, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
