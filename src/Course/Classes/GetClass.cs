using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>A class, with the version that a change of it has to name.</summary>
internal static class GetClass
{
    internal static async Task<Results<Ok<ClassItem>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await db.Classes.AsNoTracking().Where(@class => @class.Id == id).Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(found.RowVersion);
        return TypedResults.Ok(ClassItem.Of(found));
    }
}
