using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>Who helps the learners of a class.</summary>
internal static class GetRoster
{
    /// <param name="LearnerIds">Everybody on the roster, by their registrations.</param>
    /// <param name="Understaffed">It is soon, and helpers are missing.</param>
    public sealed record Response(IReadOnlyList<Guid> LearnerIds, bool Understaffed);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await db.Classes.AsNoTracking().Where(@class => @class.Id == id).Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(found.RowVersion);
        return TypedResults.Ok(new Response(found.HelperIds, found.Understaffed));
    }
}
