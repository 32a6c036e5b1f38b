using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>The mentee manages alone. It goes on counting for the mentor.</summary>
internal static class CompleteMentorship
{
    internal static async Task<Results<Ok<MentorshipItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var mentorship = await db.Mentorships.Within(scope)
            .SingleOrDefaultAsync(mentorship => mentorship.Id == id, cancellationToken);
        if (mentorship is null)
            return TypedResults.NotFound();
        if (mentorship.Complete(time.GetUtcNow()) is not { } completed)
            return MentorshipProblems.Over();

        db.Expect(mentorship, ifMatch);
        db.AddEvent(completed);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(MentorshipItem.Of(mentorship));
    }
}
