using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>A mentorship is broken off: it no longer counts for the mentor, who may lose the quota by it.</summary>
internal static class EndMentorship
{
    /// <param name="Reason">Why.</param>
    public sealed record Request(MentorshipEnd Reason);

    internal static async Task<Results<Ok<MentorshipItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var mentorship = await db.Mentorships.Within(scope)
            .SingleOrDefaultAsync(mentorship => mentorship.Id == id, cancellationToken);
        if (mentorship is null)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        if (mentorship.BreakOff(request.Reason, now) is not { } ended)
            return MentorshipProblems.Over();

        db.Expect(mentorship, ifMatch);
        db.AddEvent(ended);
        await db.SaveChangesAsync(cancellationToken); // whoever ended it first has counted it: 412 before the quota
        await MentorQuota.Change(mentorship.MentorId, -1, id, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(MentorshipItem.Of(mentorship));
    }
}
