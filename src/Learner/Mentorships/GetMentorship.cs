using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>One mentorship, with the version that completing or ending it must name.</summary>
internal static class GetMentorship
{
    internal static async Task<Results<Ok<MentorshipItem>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var mentorship = await db.Mentorships.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(mentorship => mentorship.Id == id, cancellationToken);
        if (mentorship is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(mentorship.RowVersion);
        return TypedResults.Ok(MentorshipItem.Of(mentorship));
    }
}
