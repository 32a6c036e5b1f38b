using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.Courses.Programmes;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>
/// Takes a completion back: it stays, with the reason, and counts no longer; a certificate that rests on it is revoked.
/// The learner may complete the course again, on other evidence.
/// </summary>
internal static class ReverseCompletion
{
    /// <summary>Latin letters with their marks by range: not every reader of the API description knows \p{L}.</summary>
    internal const string ReferencePattern = @"[0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ/.\-]+\z";

    /// <param name="ReasonCode">Why.</param>
    /// <param name="Reference">Number of the decision or of the record, without words.
    /// <example>12/BB-UBND</example></param>
    public sealed record Request(
        ReversalReason ReasonCode,
        [StringLength(64, MinimumLength = 1), RegularExpression(ReferencePattern)] string? Reference = null);

    internal static async Task<Results<Ok<GetCompletion.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, HttpResponse response, ILogger<Completion> logger, CancellationToken cancellationToken)
    {
        var learnerId = await db.Completions.Within(scope, db.Areas).Where(row => row.Id == id)
            .Select(row => (Guid?)row.LearnerId).SingleOrDefaultAsync(cancellationToken);
        if (learnerId is null)
            return TypedResults.NotFound();

        // Whatever completes a course holds the learner; a completion must not be judged while it is taken back.
        var person = await db.Person(learnerId.Value, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var completion = await db.Completions.SingleAsync(row => row.Id == id, cancellationToken);
        db.Expect(completion, ifMatch);
        var reversal = new Reversal(request.ReasonCode, request.Reference, user.Actor(), time.GetUtcNow());
        if (!await Reverse(completion, person, reversal, db, cancellationToken))
            return ResultProblems.CompletionReversed;

        ResultLog.CompletionReversed(logger, id, request.ReasonCode);
        return TypedResults.Ok(GetCompletion.Show(completion, db, response));
    }

    /// <summary>Takes back the programmes that rest on it too. Call with the person held; saves.</summary>
    /// <returns>False where it was taken back before.</returns>
    internal static async Task<bool> Reverse(
        Completion completion, Person person, Reversal reversal, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        if (completion.Reverse(reversal) is not { } reversed)
            return false;

        db.AddEvent(reversed);
        await db.SaveChangesAsync(cancellationToken);
        await CompleteProgramme.Reverse(completion, person, db, reversal.At, cancellationToken);
        return true;
    }
}
