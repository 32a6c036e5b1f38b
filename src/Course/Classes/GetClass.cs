using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

internal static class GetClass
{
    internal sealed record Row(ClassItem Item, uint RowVersion);

    internal static async Task<Results<Ok<ClassItem>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var row = await db.Classes.AsNoTracking()
            .Where(@class => @class.Id == id)
            .Within(scope, db.Areas)
            .Select(c => new Row(
                new ClassItem(
                    c.Id, c.AreaId, c.TemplateCode, c.CourseId, c.CourseVersion, c.StartsAt, c.DurationMinutes,
                    c.Capacity, c.SeatsTaken, c.Status),
                c.RowVersion))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(row.RowVersion);
        return TypedResults.Ok(row.Item);
    }
}
