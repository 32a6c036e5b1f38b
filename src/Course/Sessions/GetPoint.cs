using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>One point and how it stands with its roll-call; its ETag is what a report answers to.</summary>
internal static class GetPoint
{
    internal static async Task<Results<Ok<PointItem>, NotFound>> Handle(
        Guid id, int number, AreaScope scope, CourseDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var points = db.Reachable(id, scope).AsNoTracking().Where(point => point.Number == number);
        var version = await points.Select(point => (uint?)point.RowVersion).SingleOrDefaultAsync(cancellationToken);
        if (version is null)
            return TypedResults.NotFound();

        // Read after its version: a change between the two makes the ETag stale, never the other way round.
        var item = await points.ToItems(db).SingleAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(version.Value);
        return TypedResults.Ok(item);
    }
}
