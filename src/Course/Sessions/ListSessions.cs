using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Sessions hosted in the scope or followed at a point of it, or of one class, in the order they were planned.
/// </summary>
internal static class ListSessions
{
    /// <param name="Items">A page of sessions.</param>
    /// <param name="NextCursor">Where the next page starts; absent on the last.</param>
    public sealed record Response(IReadOnlyList<SessionItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? classId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Reachable(scope).AsNoTracking()
            .Where(session => classId == null || session.ClassId == classId)
            .Where(session => session.Id > after)
            .OrderBy(session => session.Id)
            .Take(size + 1)
            .ToItems(db)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
