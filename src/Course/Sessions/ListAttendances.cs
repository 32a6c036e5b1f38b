using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>Who is on the roll of a point, in the order of their names being taken.</summary>
internal static class ListAttendances
{
    /// <param name="Items">A page of the roll.</param>
    /// <param name="NextCursor">Where the next page starts; absent on the last.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the attendance.</param>
    /// <param name="LearnerId">Who was there.</param>
    /// <param name="Means">How the name came onto the roll.</param>
    /// <param name="RecordedAt">When it did.</param>
    public sealed record Item(Guid Id, Guid LearnerId, RollMeans Means, DateTimeOffset RecordedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, int number, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var pointId = await db.Reachable(id, scope).Where(point => point.Number == number)
            .Select(point => (Guid?)point.Id).SingleOrDefaultAsync(cancellationToken);
        if (pointId is null)
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Attendances.AsNoTracking()
            .Where(attendance => attendance.PointId == pointId && attendance.Id > after)
            .OrderBy(attendance => attendance.Id)
            .Take(size + 1)
            .Select(row => new Item(row.Id, row.LearnerId, row.Means, row.RecordedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
