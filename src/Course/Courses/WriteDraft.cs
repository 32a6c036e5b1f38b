using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Writes the draft anew, or begins that of the next version. What is published stays as it is.</summary>
internal static class WriteDraft
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, CourseContent request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, HttpResponse response,
        ILogger<Course> logger, CancellationToken cancellationToken)
    {
        var course = await db.Courses.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(course => course.Id == id, cancellationToken);
        if (course is null)
            return TypedResults.NotFound();
        if (await DraftCheck.Refusal(request, scope, db, cancellationToken) is { } refusal)
            return refusal;

        db.Expect(course, ifMatch);
        course.Write(request);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.CourseDrafted(logger, id);
        response.Headers.ETag = db.ETag(course);
        return TypedResults.NoContent();
    }
}
