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
/// Says whose a result is that was counted for the wrong person. It counts for them a moment later; a result that was
/// counted for nobody yet waits for its learner to be recognised instead.
/// </summary>
internal static class AssignImportedResult
{
    /// <param name="LearnerId">The right person.</param>
    public sealed record Request(Guid LearnerId);

    internal static async Task<Results<Ok<GetImportedResult.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<ImportedResult> logger, CancellationToken cancellationToken)
    {
        var result = await db.ImportedResults.Locked(id).Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (result is null)
            return TypedResults.NotFound();

        var person = await db.Person(request.LearnerId, cancellationToken);
        if (result is { LearnerId: { } named, Withdrawals: [_, ..] } && person.Ids.Contains(named))
            return TypedResults.Ok(GetImportedResult.Show(result, db, response)); // sent again
        if (result is not { LearnerId: null, Withdrawals: [_, ..] })
            return ResultProblems.ResultNotWithdrawn;
        if (result.WasWithdrawnFrom(person))
            return ResultProblems.WithdrawnFromLearner;

        var learner = await db.Learners.AsNoTracking()
            .Within(scope, db.Areas).Within(new AreaScope(result.AreaId), db.Areas)
            .SingleOrDefaultAsync(learner => learner.Id == person.Id, cancellationToken);
        if (learner is null)
            return CourseProblems.UnknownLearner;
        if (!learner.Active)
            return CourseProblems.LearnerInactive;

        db.Expect(result, ifMatch);
        result.Name(person.Id, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        ResultLog.ResultAssigned(logger, id);
        return TypedResults.Ok(GetImportedResult.Show(result, db, response));
    }
}
