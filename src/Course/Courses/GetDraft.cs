using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>The draft as its authors see it, with the right answers.</summary>
internal static class GetDraft
{
    internal static async Task<Results<Ok<CourseContent>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var course = await db.Courses.AsNoTracking().OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(course => course.Id == id, cancellationToken);
        if (course?.Draft is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(course.RowVersion);
        return TypedResults.Ok(course.Draft);
    }
}
