using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>
/// Writes down what a person says of a task that was practised some time ago. To say that it goes alone is not to have
/// done it: whoever did it has it recorded as practice.
/// </summary>
internal static class AnswerFollowUp
{
    /// <param name="Answer">How it goes.</param>
    public sealed record Request(FollowUpAnswer Answer);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<FollowUp> logger,
        CancellationToken cancellationToken)
    {
        var followUp = await db.FollowUps
            .FromSql($"SELECT * FROM follow_ups WHERE id = {id} FOR NO KEY UPDATE")
            .Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        switch (followUp)
        {
            case null:
                return TypedResults.NotFound();
            case { State: FollowUpState.Answered }:
                return followUp.Answer == request.Answer ? TypedResults.NoContent() : PracticeProblems.FollowUpAnswered;
            case { State: not FollowUpState.Asked }:
                return PracticeProblems.FollowUpNotAsked;
        }

        db.AddEvent(followUp.Take(request.Answer, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        Log.FollowUpAnswered(logger, id, request.Answer);
        return TypedResults.NoContent();
    }
}
