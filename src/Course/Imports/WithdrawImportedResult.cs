using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Completions;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Takes a result from a person it does not belong to. The completion that rests on it is reversed, and what they did
/// themselves counts instead; the result waits again and may be counted for somebody else, never again for them. The
/// same sent once more is answered the same.
/// </summary>
internal static class WithdrawImportedResult
{
    /// <param name="ReasonCode">Why.</param>
    /// <param name="Reference">Number of the decision or of the record, without words.
    /// <example>12/BB-UBND</example></param>
    public sealed record Request(
        ReversalReason ReasonCode,
        [StringLength(64, MinimumLength = 1), RegularExpression(ReverseCompletion.ReferencePattern)]
        string? Reference = null);

    internal static async Task<Results<Ok<GetImportedResult.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, HttpResponse response, ILogger<ImportedResult> logger, CancellationToken cancellationToken)
    {
        var seen = await db.ImportedResults.Within(scope, db.Areas).Where(row => row.Id == id)
            .Select(row => new { row.CompletionId }).SingleOrDefaultAsync(cancellationToken);
        if (seen is null)
            return TypedResults.NotFound();

        // As wherever results are counted: they first, in one order, and the learner then.
        var held = await db.ImportedResults.Locked(id, seen.CompletionId).ToListAsync(cancellationToken);
        var result = held.Single(one => one.Id == id);
        if (result.CompletionId is not { } completionId || completionId != seen.CompletionId)
        {
            return IsSame(result, request)
                ? TypedResults.Ok(GetImportedResult.Show(result, db, response))
                : ResultProblems.ResultNotCounted;
        }

        db.Expect(result, ifMatch);
        var learnerId = await db.Completions.Where(row => row.Id == completionId).Select(row => row.LearnerId)
            .SingleAsync(cancellationToken);
        var person = await db.Person(learnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var completion = await db.Completions.SingleAsync(row => row.Id == completionId, cancellationToken);

        var reversal = new Reversal(request.ReasonCode, request.Reference, user.Actor(), time.GetUtcNow());
        db.AddEvent(result.Withdraw(completion, reversal));
        await db.SaveChangesAsync(cancellationToken);
        if (completion.Evidence.Any(one => one.Id == id))
            await TakeBack(completion, person, held.Where(one => one != result), reversal, db, cancellationToken);
        ResultLog.ResultWithdrawn(logger, id, request.ReasonCode);
        return TypedResults.Ok(GetImportedResult.Show(result, db, response));
    }

    private static async Task TakeBack(
        Completion completion, Person person, IEnumerable<ImportedResult> others, Reversal reversal, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await ReverseCompletion.Reverse(completion, person, reversal, db, cancellationToken))
            return;

        foreach (var other in others)
            other.CountAnew(reversal.At);
        await CompleteCourse.EvaluateAll(person, db, reversal.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsSame(ImportedResult result, Request request) =>
        result is { LearnerId: null, Withdrawals: [.., var last] }
        && (last.Reason, last.Reference) == (request.ReasonCode, request.Reference);
}
